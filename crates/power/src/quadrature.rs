//! Gauss–Legendre quadrature on [0, 1].

/// Nodes and weights of the rule that integrates polynomials of degree below 2·`points` exactly; the nodes ascend. Newton's method on
/// the Legendre polynomial, from Tricomi's first guess. Quadratic in the number of points.
///
/// Reference: Abramowitz and Stegun 1964, Handbook of Mathematical Functions, 25.4.29 and 22.16.6.
pub(crate) fn gauss_legendre(points: usize) -> Vec<(f64, f64)> {
    let count = points as f64;
    let half = |number: usize| {
        let mut x = libm::cos(std::f64::consts::PI * (number as f64 + 0.75) / (count + 0.5));
        for _ in 0..100 {
            let (value, slope) = legendre(points, x);
            let step = value / slope;
            x -= step;
            if step.abs() <= 1e-16 {
                break;
            }
        }
        let (_, slope) = legendre(points, x);
        (x, 2.0 / ((1.0 - x * x) * slope * slope))
    };
    let mut nodes: Vec<(f64, f64)> = (0..points).map(half).map(|(x, weight)| ((1.0 + x) / 2.0, weight / 2.0)).collect();
    nodes.reverse();
    nodes
}

/// The Legendre polynomial of a degree, and its derivative, inside (−1, 1).
fn legendre(degree: usize, x: f64) -> (f64, f64) {
    let (mut before, mut value) = (0.0, 1.0);
    for n in 0..degree {
        let n = n as f64;
        (before, value) = (value, ((2.0 * n + 1.0) * x * value - n * before) / (n + 1.0));
    }
    (value, degree as f64 * (before - x * value) / (1.0 - x * x))
}

#[cfg(test)]
mod tests {
    use super::gauss_legendre;

    #[test]
    fn powers_are_integrated_exactly() {
        for points in [1, 2, 3, 14, 97, 269] {
            let nodes = gauss_legendre(points);
            assert!(nodes.windows(2).all(|pair| pair[0].0 < pair[1].0));
            for power in [0, 1, 2 * points - 1] {
                let sum: f64 = nodes.iter().map(|(t, weight)| weight * libm::pow(*t, power as f64)).sum();
                let exact = 1.0 / (power as f64 + 1.0);
                assert!((sum / exact - 1.0).abs() < 1e-12, "{points} points, power {power}: {sum}");
            }
        }
    }
}
