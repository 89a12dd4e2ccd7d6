//! The standard normal distribution.

/// P(Z ≤ x).
pub(super) fn cumulative(x: f64) -> f64 {
    libm::erfc(-x / std::f64::consts::SQRT_2) / 2.0
}

/// The x with P(Z ≤ x) = p, by halving; infinite at 0 and 1.
pub(super) fn quantile(p: f64) -> f64 {
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    if p > 0.5 {
        return -quantile(1.0 - p);
    }
    let (mut low, mut high) = (-40.0, 0.0);
    for _ in 0..80 {
        let middle = (low + high) / 2.0;
        if cumulative(middle) < p { low = middle } else { high = middle }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distribution_is_the_tabled_one() {
        // Abramowitz and Stegun 1964, tables 26.1 and 26.5.
        for (x, p) in
            [(0.0, 0.5), (1.0, 0.841_344_746_068_543), (2.0, 0.977_249_868_051_821), (-3.0, 0.001_349_898_031_630_1)]
        {
            assert!((cumulative(x) - p).abs() < 1e-15, "{x}");
            assert!((quantile(p) - x).abs() < 1e-12, "{p}");
        }
        assert_eq!((quantile(0.0), quantile(1.0)), (f64::NEG_INFINITY, f64::INFINITY));
    }
}
