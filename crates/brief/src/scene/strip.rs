//! Prospects on the common scale: fifty dots from 0 to 100 %.

use outlook::Prospects;
use picture::{Element, Scene};

/// How wide the scale is in columns, each of one per cent.
const COLUMNS: usize = 100;

/// How many dots stand on one another in a column; fifty that agree make a block of five by ten.
const STACK: usize = 10;

/// Prospects as they are drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct Spread {
    /// The mean.
    pub mean: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end of the interval.
    pub high: f64,
    /// Equally likely values, ascending: the 1 %, 3 %, … 99 % quantiles. Without them the interval is a bar.
    pub quantiles: Vec<f64>,
}

impl From<&Prospects> for Spread {
    fn from(prospects: &Prospects) -> Self {
        Self::with_dots(prospects, &[])
    }
}

impl Spread {
    /// Prospects with their fifty dots, as far as they are known.
    #[must_use]
    pub fn with_dots(prospects: &Prospects, dots: &[f64]) -> Self {
        let Prospects { mean, low, high } = *prospects;
        Self { mean, low, high, quantiles: dots.to_vec() }
    }
}

/// A strip of the scale of this width, for a page that says the numbers beside it; the picture itself has no words.
#[must_use]
pub fn strip(name: &str, spread: &Spread, width: f64) -> Scene {
    let (elements, height) = drawn(spread, width);
    let (title, description) = (String::new(), String::new());
    Scene { name: name.to_owned(), width, height, title, description, elements }
}

/// The elements of a strip, and how high it is. The base line is at its foot.
pub(super) fn drawn(spread: &Spread, width: f64) -> (Vec<Element>, f64) {
    let pitch = width / COLUMNS as f64;
    let columns = columns(&spread.quantiles);
    let tallest = columns.iter().copied().max().unwrap_or(0).max(4);
    let foot = tallest as f64 * pitch + 2.0;
    let at = |p: f64| p.clamp(0.0, 1.0) * width;
    let mut elements: Vec<Element> =
        [0.25, 0.5, 0.75].map(|p| Element::line((at(p), 0.0), (at(p), foot)).class("grid")).into();
    elements.push(Element::line((0.0, foot), (width, foot)).class("grid"));
    if spread.quantiles.is_empty() {
        let left = at(spread.low).min(width - 2.0);
        let (thick, wide) = (pitch * 2.0, (at(spread.high) - left).max(2.0));
        elements.push(Element::rounded(left, foot - thick - 1.0, wide, thick, thick / 4.0).class("range"));
    }
    for (column, dots) in columns.iter().enumerate() {
        let x = (column as f64 + 0.5) * pitch;
        elements.extend(
            (0..*dots)
                .map(|dot| Element::circle(x, foot - 1.0 - (dot as f64 + 0.5) * pitch, pitch * 0.43).class("dot")),
        );
    }
    let mean = at(spread.mean).clamp(1.0, width - 1.0);
    elements.push(Element::line((mean, 0.0), (mean, foot + 3.0)).class("mean"));
    (elements, foot + 4.0)
}

/// How many dots stand in each column. A dot stands at its per cent; where the column is full, in the nearest with room.
fn columns(quantiles: &[f64]) -> Vec<usize> {
    let mut columns = vec![0; COLUMNS];
    for &p in quantiles {
        let home = ((p.clamp(0.0, 1.0) * COLUMNS as f64) as usize).min(COLUMNS - 1);
        let nearest = (0..COLUMNS).filter(|&at| columns[at] < STACK).min_by_key(|&at| (at.abs_diff(home), at));
        if let Some(at) = nearest {
            columns[at] += 1;
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifty_that_agree_are_a_block() {
        assert_eq!(columns(&[0.004; 50])[..6], [10, 10, 10, 10, 10, 0]);
        assert_eq!(columns(&[1.0; 50])[94..], [0, 10, 10, 10, 10, 10]);
        assert_eq!(columns(&[0.505; 50])[47..54], [0, 10, 10, 10, 10, 10, 0]);
    }

    #[test]
    fn dots_stand_at_their_per_cent() {
        let quantiles: Vec<f64> = (0..50).map(|at| f64::from(at) / 50.0 + 0.011).collect();
        let columns = columns(&quantiles);
        assert_eq!(columns.iter().sum::<usize>(), 50);
        assert!(columns.iter().all(|dots| *dots <= 1));
    }

    #[test]
    fn without_quantiles_nothing_is_made_up() {
        let (elements, _) = drawn(&Spread { mean: 0.1, low: 0.03, high: 0.2, quantiles: Vec::new() }, 200.0);
        assert!(elements.iter().all(|element| element.class != "dot"));
        assert_eq!(elements.iter().filter(|element| element.class == "range").count(), 1);
    }
}
