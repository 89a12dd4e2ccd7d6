//! A probability with its interval and its words.

use terms::yardstick;

/// A probability as the mean over lanes, with the interval over which it moves.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Prospects {
    /// The mean over lanes, in [0, 1].
    pub mean: f64,
    /// The 5 % quantile over lanes.
    pub low: f64,
    /// The 95 % quantile over lanes.
    pub high: f64,
}

impl Prospects {
    /// The mean and the 5 and 95 % quantiles (type 7 of Hyndman and Fan 1996) of some lanes; not empty.
    #[must_use]
    pub fn of(lanes: &[f64]) -> Self {
        let mut numbers = lanes.to_vec();
        Self { mean: mean(lanes), low: quantile(&mut numbers, 0.05), high: quantile(&mut numbers, 0.95) }
    }

    /// The mean's words on the probability yardstick; "cannot" and "certain" only where every lane says so.
    #[must_use]
    pub fn words(&self) -> &'static str {
        match (self.low, self.high) {
            (0.0, 0.0) if self.mean == 0.0 => yardstick::words(0.0),
            (1.0, 1.0) if self.mean == 1.0 => yardstick::words(1.0),
            _ => yardstick::words(self.mean.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON)),
        }
    }
}

/// Fifty dots: the 1, 3, … 99 % quantiles of some lanes.
pub(crate) fn dots(lanes: &[f64]) -> Vec<f64> {
    let mut numbers = lanes.to_vec();
    numbers.sort_unstable_by(f64::total_cmp);
    (0..50).map(|dot| quantile(&mut numbers, (2 * dot + 1) as f64 / 100.0)).collect()
}

/// How a probability changed.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Ratio {
    /// The mean after over the mean before.
    pub mean: f64,
    /// The 5 % quantile of the lanes' own ratios.
    pub low: f64,
    /// The 95 % quantile.
    pub high: f64,
}

impl Ratio {
    /// The ratio of two lists of lanes; `None` where the mean before is 0. Lanes whose own base is 0 have no ratio and are left
    /// out of the quantiles.
    #[must_use]
    pub fn of(base: &[f64], changed: &[f64]) -> Option<Self> {
        let before = mean(base);
        if before == 0.0 {
            return None;
        }
        let mut ratios: Vec<f64> = base.iter().zip(changed).filter(|(b, _)| **b > 0.0).map(|(b, c)| c / b).collect();
        let (low, high) = (quantile(&mut ratios, 0.05), quantile(&mut ratios, 0.95));
        Some(Self { mean: mean(changed) / before, low, high })
    }
}

/// The mean, summed in pairs in the order of lanes, so that it does not depend on how the lanes were computed.
#[must_use]
pub(crate) fn mean(lanes: &[f64]) -> f64 {
    if lanes.is_empty() { 0.0 } else { pairwise(lanes) / lanes.len() as f64 }
}

fn pairwise(lanes: &[f64]) -> f64 {
    match lanes {
        [] => 0.0,
        [one] => *one,
        [a, b, c, d] => (a + b) + (c + d),
        many => {
            let (left, right) = many.split_at(many.len() / 2);
            pairwise(left) + pairwise(right)
        }
    }
}

/// The quantile `q` of some numbers, which it reorders, by linear interpolation between order statistics (type 7). Linear in
/// their number.
#[must_use]
pub(crate) fn quantile(numbers: &mut [f64], q: f64) -> f64 {
    let Some(last) = numbers.len().checked_sub(1) else { return 0.0 };
    let place = q * last as f64;
    let below = (place as usize).min(last);
    let (_, &mut at, above) = numbers.select_nth_unstable_by(below, f64::total_cmp);
    let next = above.iter().copied().min_by(f64::total_cmp).unwrap_or(at);
    at + (place - below as f64) * (next - at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_of_type_7() {
        // quantile(c(1, 2, 4, 8), c(.05, .5, .95), type = 7) in R.
        let mut numbers = [4.0, 1.0, 8.0, 2.0];
        assert!((quantile(&mut numbers, 0.05) - 1.15).abs() < 1e-12);
        assert!((quantile(&mut numbers, 0.5) - 3.0).abs() < 1e-12);
        assert!((quantile(&mut numbers, 0.95) - 7.4).abs() < 1e-12);
    }

    #[test]
    fn zero_and_one_only_where_every_lane_says_so() {
        assert_eq!(Prospects::of(&[0.0, 0.0]).words(), "cannot");
        assert_eq!(Prospects::of(&[0.0, 0.0, 1e-9]).words(), "remote chance");
        assert_eq!(Prospects::of(&[1.0, 1.0]).words(), "certain");
    }

    #[test]
    fn a_ratio_has_no_value_where_nothing_was() {
        assert_eq!(Ratio::of(&[0.0, 0.0], &[0.5, 0.5]), None);
        let ratio = Ratio::of(&[0.1, 0.0, 0.2], &[0.2, 0.5, 0.2]).unwrap();
        assert!((ratio.mean - 3.0).abs() < 1e-12);
    }
}
