//! Support and the public line on a grid, and what is spread between them.

use crate::parameters::{Parameter, Parameters};

/// Points of the grid: −12 to 12 in steps of 0.2.
pub(crate) const POINTS: usize = 121;
/// The distance between them.
pub(crate) const STEP: f64 = 0.2;
/// The first.
const LOWEST: f64 = -12.0;
/// Standard deviations after which a normal is cut off.
const REACH: f64 = 4.5;

/// A number at each point.
pub(crate) type OnGrid = [f64; POINTS];

/// The support a point stands for.
pub(crate) fn support(point: usize) -> f64 {
    LOWEST + STEP * point as f64
}

/// σ(x) = 1 / (1 + e^−x).
pub(crate) fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

/// Logistic curves of one scale at every point, wherever their middle lies: e^(c/s) and a table of e^(−x/s) make
/// σ((x − c)/s), so that a curve takes one exponential.
pub(crate) struct Logistics {
    pub scale: f64,
    /// e^(−x/s) at each point x.
    decay: OnGrid,
}

impl Logistics {
    /// Of a scale of at least 0.05: with middles no further out than the grid all products are finite.
    pub fn new(scale: f64) -> Self {
        let middle = POINTS / 2;
        let step = libm::exp(-STEP / scale);
        let mut decay = [1.0; POINTS];
        for distance in 1..=middle {
            decay[middle + distance] = decay[middle + distance - 1] * step;
            decay[middle - distance] = 1.0 / decay[middle + distance];
        }
        Self { scale, decay }
    }

    /// σ((x − c)/s): high above the cut-point.
    pub fn above(&self, cutpoint: f64) -> OnGrid {
        let odds = libm::exp(cutpoint / self.scale);
        self.decay.map(|decay| 1.0 / (1.0 + odds * decay))
    }

    /// σ((c − x)/s): high below the cut-point.
    pub fn below(&self, cutpoint: f64) -> OnGrid {
        let mut mirrored = self.above(-cutpoint);
        mirrored.reverse();
        mirrored
    }
}

/// The density of Student's t with four degrees of freedom, up to a constant.
pub(crate) fn student(z: f64) -> f64 {
    let tail = 1.0 + z * z / 4.0;
    1.0 / (tail * tail * tail.sqrt())
}

/// A density on the grid that adds up to one; where it is nothing everywhere, the same at every point.
pub(crate) fn normalised(mut density: OnGrid) -> OnGrid {
    let whole = sum(&density);
    if whole > 0.0 {
        density.iter_mut().for_each(|p| *p /= whole);
        density
    } else {
        [1.0 / POINTS as f64; POINTS]
    }
}

/// The flat prior: Student's t with four degrees of freedom and this scale, around a centre.
pub(crate) fn prior(centre: f64, scale: f64) -> OnGrid {
    normalised(std::array::from_fn(|point| student((support(point) - centre) / scale)))
}

/// Chances in proportion to two densities, point by point.
pub(crate) fn product(a: &OnGrid, b: &OnGrid) -> OnGrid {
    std::array::from_fn(|point| a[point] * b[point])
}

/// Σ a·b.
pub(crate) fn dot(a: &OnGrid, b: &OnGrid) -> f64 {
    sum(&product(a, b))
}

/// Σ a, in four sums side by side: one would wait for each addition.
pub(crate) fn sum(a: &OnGrid) -> f64 {
    let (fours, rest) = a.as_chunks::<4>();
    let mut sums = [0.0; 4];
    for four in fours {
        sums.iter_mut().zip(four).for_each(|(sum, a)| *sum += a);
    }
    sums.iter().chain(rest).sum()
}

/// What lies between support and the public line: line = support + a normal part of standard deviation `public_private_gap`.
/// At the ends of the grid what would fall outside is spread over what is inside.
pub(crate) struct Gap {
    /// Weights at distance 0, 1, 2, … of points.
    weights: Vec<f64>,
    /// For each point of support, 1 / (the weights that fall inside).
    inside: OnGrid,
}

impl Gap {
    pub fn new(parameters: &Parameters) -> Self {
        let spread = parameters.get(Parameter::PublicPrivateGap).max(1e-3);
        let width = ((REACH * spread / STEP) as usize).min(POINTS - 1);
        let weight = |distance: usize| {
            let z = distance as f64 * STEP / spread;
            libm::exp(-0.5 * z * z)
        };
        let weights: Vec<f64> = (0..=width).map(weight).collect();
        // Weights up to each distance, so that what falls inside needs no sum of its own.
        let mut up_to = Vec::with_capacity(weights.len());
        let mut sum = -weights[0];
        for weight in &weights {
            sum += weight;
            up_to.push(sum);
        }
        let inside = std::array::from_fn(|point: usize| {
            let (below, above) = (up_to[point.min(width)], up_to[(POINTS - 1 - point).min(width)]);
            1.0 / (weights[0] + below + above)
        });
        Self { weights, inside }
    }

    /// The density of the line, from that of support.
    pub fn line_of(&self, density: &OnGrid) -> OnGrid {
        self.spread(&product(density, &self.inside))
    }

    /// The likelihood of support, from that of the line.
    pub fn support_of(&self, likelihood: &OnGrid) -> OnGrid {
        product(&self.spread(likelihood), &self.inside)
    }

    fn spread(&self, numbers: &OnGrid) -> OnGrid {
        // Nothing lies outside the grid: with room for that, both sides are summed together.
        let mut around = [0.0; 3 * POINTS];
        around[POINTS..2 * POINTS].copy_from_slice(numbers);
        let mut sums = numbers.map(|number| number * self.weights[0]);
        for (distance, weight) in self.weights.iter().enumerate().skip(1) {
            let (below, above) = (&around[POINTS - distance..], &around[POINTS + distance..]);
            for ((sum, below), above) in sums.iter_mut().zip(below).zip(above) {
                *sum += weight * (below + above);
            }
        }
        sums
    }
}

/// The inverse of a distribution on the grid: linear within a cell.
pub(crate) struct Quantiles {
    cumulated: OnGrid,
    whole: f64,
}

impl Quantiles {
    /// Of a density that need not add up to one; where it is nothing everywhere, it is taken to be the same at every point.
    pub fn new(density: &OnGrid) -> Self {
        let mut whole = 0.0;
        let cumulated = density.map(|p| {
            whole += p;
            whole
        });
        if whole > 0.0 { Self { cumulated, whole } } else { Self::new(&[1.0; POINTS]) }
    }

    /// The support below which a share `u` in (0, 1) of the distribution lies.
    pub fn at(&self, u: f64) -> f64 {
        let u = u * self.whole;
        let point = self.cumulated.partition_point(|&below| below < u).min(POINTS - 1);
        let below = if point == 0 { 0.0 } else { self.cumulated[point - 1] };
        let inside = self.cumulated[point] - below;
        let share = if inside > 0.0 { (u - below) / inside } else { 0.5 };
        support(point) + STEP * (share.clamp(0.0, 1.0) - 0.5)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_between_support_and_line() {
        let gap = Gap::new(&Parameters::default());
        let flat = prior(0.0, 1.25);
        let line = gap.line_of(&flat);
        assert!((line.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let nothing_said = gap.support_of(&[1.0; POINTS]);
        assert!(nothing_said.iter().all(|p| (p - 1.0).abs() < 1e-12));
        // Adjoint: the mean of a likelihood is the same on both sides.
        let likelihood: OnGrid = std::array::from_fn(|point| logistic(support(point)));
        let on_support = dot(&flat, &gap.support_of(&likelihood));
        assert!((on_support - dot(&line, &likelihood)).abs() < 1e-12);
    }

    #[test]
    fn a_curve_from_the_table_is_the_logistic_function() {
        for scale in [0.05, 0.35, 1.0, 40.0] {
            let curves = Logistics::new(scale);
            for cutpoint in [-9.5, -0.5, 0.0, 2.0, 9.5] {
                let (above, below) = (curves.above(cutpoint), curves.below(cutpoint));
                for point in 0..POINTS {
                    let z = (support(point) - cutpoint) / scale;
                    assert!((above[point] - logistic(z)).abs() <= 1e-12 * logistic(z), "{scale} {cutpoint} {point}");
                    assert!((below[point] - logistic(-z)).abs() <= 1e-12 * logistic(-z), "{scale} {cutpoint} {point}");
                }
            }
        }
    }

    #[test]
    fn quantiles_invert_the_distribution() {
        let quantiles = Quantiles::new(&prior(0.0, 1.25));
        assert!(quantiles.at(0.5).abs() < 1e-9);
        assert!((quantiles.at(0.1) + quantiles.at(0.9)).abs() < 1e-9);
        // Student's t with four degrees of freedom: the 90 % quantile is 1.533.
        assert!((quantiles.at(0.9) - 1.533 * 1.25).abs() < 0.03);
    }
}
