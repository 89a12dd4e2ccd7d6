//! Random numbers keyed by name.

use rand::SeedableRng;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use rand_distr::{Distribution, Gamma, Open01, StandardNormal};
use sha2::{Digest, Sha256};

/// How many lanes are drawn, and from which seed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Draws {
    /// How many.
    pub lanes: usize,
    /// The seed; printed with every answer.
    pub seed: u64,
}

impl Draws {
    /// The stream of random numbers that belongs to a name under this seed: ChaCha8, its key the SHA-256 of both.
    fn stream(&self, name: &str) -> ChaCha8Rng {
        let mut hash = Sha256::new();
        hash.update(self.seed.to_le_bytes());
        hash.update(name.as_bytes());
        ChaCha8Rng::from_seed(hash.finalize().into())
    }

    fn sample(&self, name: &str, distribution: impl Distribution<f64>) -> Vec<f64> {
        distribution.sample_iter(self.stream(name)).take(self.lanes).collect()
    }

    /// A standard normal number in each lane.
    #[must_use]
    pub fn normal(&self, name: &str) -> Vec<f64> {
        self.sample(name, StandardNormal)
    }

    /// A number in the open interval (0, 1) in each lane.
    #[must_use]
    pub fn uniform(&self, name: &str) -> Vec<f64> {
        self.sample(name, Open01)
    }

    /// `count` numbers in (0, 1), one in each of as many strata, in random order.
    #[must_use]
    pub fn latin(&self, name: &str, count: usize) -> Vec<f64> {
        let mut stream = self.stream(name);
        let mut strata: Vec<usize> = (0..count).collect();
        strata.shuffle(&mut stream);
        let place = |stratum: usize| {
            let within: f64 = Open01.sample(&mut stream);
            (stratum as f64 + within) / count as f64
        };
        strata.into_iter().map(place).collect()
    }

    /// A gamma number of the given shape (above zero) and scale 1 in each lane.
    #[must_use]
    pub fn gamma(&self, name: &str, shape: f64) -> Vec<f64> {
        match Gamma::new(shape, 1.0) {
            Ok(distribution) => self.sample(name, distribution),
            Err(_) => vec![0.0; self.lanes],
        }
    }
}

/// The number below which a share `u` of a triangular distribution lies; `low < high`, and the mode is neither beyond them.
#[must_use]
pub fn triangular_quantile(low: f64, mode: f64, high: f64, u: f64) -> f64 {
    let width = high - low;
    if u < (mode - low) / width {
        low + (u * width * (mode - low)).sqrt()
    } else {
        high - ((1.0 - u) * width * (high - mode)).sqrt()
    }
}

/// The standard normal number below which a share `u` in (0, 1) lies: Wichura's algorithm AS 241 (1988), to 16 digits.
#[must_use]
pub fn normal_quantile(u: f64) -> f64 {
    const CENTRE: [f64; 8] = [
        3.387_132_872_796_366_5,
        133.141_667_891_784_38,
        1_971.590_950_306_551_3,
        13_731.693_765_509_46,
        45_921.953_931_549_87,
        67_265.770_927_008_7,
        33_430.575_583_588_13,
        2_509.080_928_730_122_7,
    ];
    const BELOW_CENTRE: [f64; 8] = [
        1.0,
        42.313_330_701_600_91,
        687.187_007_492_057_9,
        5_394.196_021_424_751,
        21_213.794_301_586_597,
        39_307.895_800_092_71,
        28_729.085_735_721_943,
        5_226.495_278_852_854,
    ];
    const TAIL: [f64; 8] = [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        0.241_780_725_177_450_6,
        0.022_723_844_989_269_184,
        7.745_450_142_783_414e-4,
    ];
    const BELOW_TAIL: [f64; 8] = [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        0.689_767_334_985_1,
        0.148_103_976_427_480_08,
        0.015_198_666_563_616_457,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ];
    const FAR: [f64; 8] = [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        0.296_560_571_828_504_87,
        0.026_532_189_526_576_124,
        0.001_242_660_947_388_078_4,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ];
    const BELOW_FAR: [f64; 8] = [
        1.0,
        0.599_832_206_555_887_9,
        0.136_929_880_922_735_8,
        0.014_875_361_290_850_615,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_7e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ];
    let ratio = |above: &[f64; 8], below: &[f64; 8], x: f64| {
        let horner = |coefficients: &[f64; 8]| coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c);
        horner(above) / horner(below)
    };
    let from_middle = u - 0.5;
    if from_middle.abs() <= 0.425 {
        return from_middle * ratio(&CENTRE, &BELOW_CENTRE, 0.180_625 - from_middle * from_middle);
    }
    let root = (-libm::log(u.min(1.0 - u))).sqrt();
    let size = if root <= 5.0 { ratio(&TAIL, &BELOW_TAIL, root - 1.6) } else { ratio(&FAR, &BELOW_FAR, root - 5.0) };
    size.copysign(from_middle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_quantiles_have_their_known_values() {
        // qnorm in R 4.3.
        for (u, z) in [
            (0.5, 0.0),
            (0.95, 1.644_853_626_951_472_7),
            (0.9, 1.281_551_565_544_600_4),
            (1e-10, -6.361_340_902_404_056),
        ] {
            assert!((normal_quantile(u) - z).abs() < 1e-9, "{u}: {}", normal_quantile(u));
        }
        assert!((normal_quantile(0.01) + normal_quantile(0.99)).abs() < 1e-12);
    }

    #[test]
    fn a_name_draws_the_same_whatever_else_is_drawn_and_however_much() {
        let few = Draws { lanes: 8, seed: 1 };
        let many = Draws { lanes: 64, seed: 1 };
        assert_eq!(few.normal("RUS@m")[..], many.normal("RUS@m")[..8]);
        assert_ne!(few.normal("RUS@m"), few.normal("CHN@m"));
        assert_ne!(few.normal("RUS@m"), Draws { seed: 2, ..few }.normal("RUS@m"));
    }
}
