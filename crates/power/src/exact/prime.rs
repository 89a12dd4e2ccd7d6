//! Arithmetic modulo a prime just below 2^62, in Montgomery's form.
//!
//! Reference: Montgomery 1985, Modular multiplication without trial division, Mathematics of Computation 44.

/// The bits that one residue is worth.
pub(crate) const BITS: u64 = 61;

/// A prime between 2^61 and 2^62, with what multiplication by its residues needs. Residues stand as x · 2^64 mod p, below p.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Prime {
    pub value: u64,
    /// −1/p mod 2^64.
    negative_inverse: u64,
    /// 2^128 mod p.
    square: u64,
}

impl Prime {
    fn new(value: u64) -> Self {
        // Newton's iteration doubles the bits that are right; an odd number is its own inverse modulo 8.
        let inverse =
            (0..5).fold(value, |inverse, _| inverse.wrapping_mul(2_u64.wrapping_sub(value.wrapping_mul(inverse))));
        let whole = (u128::MAX % u128::from(value) + 1) % u128::from(value);
        Self { value, negative_inverse: inverse.wrapping_neg(), square: whole as u64 }
    }

    /// The residue of a number.
    pub fn residue(&self, number: u64) -> u64 {
        self.times(number % self.value, self.square)
    }

    /// The number below p that a residue stands for.
    pub fn number(&self, residue: u64) -> u64 {
        self.times(residue, 1)
    }

    #[inline(always)]
    pub fn times(&self, a: u64, b: u64) -> u64 {
        let product = u128::from(a) * u128::from(b);
        let quotient = (product as u64).wrapping_mul(self.negative_inverse);
        let sum = product + u128::from(quotient) * u128::from(self.value);
        let reduced = (sum >> 64) as u64;
        if reduced >= self.value { reduced - self.value } else { reduced }
    }

    #[inline(always)]
    pub fn plus(&self, a: u64, b: u64) -> u64 {
        let sum = a + b;
        if sum >= self.value { sum - self.value } else { sum }
    }

    #[inline(always)]
    pub fn minus(&self, a: u64, b: u64) -> u64 {
        if a >= b { a - b } else { a + self.value - b }
    }

    pub fn power(&self, base: u64, mut exponent: u64) -> u64 {
        let (mut result, mut square) = (self.residue(1), base);
        while exponent > 0 {
            if exponent & 1 == 1 {
                result = self.times(result, square);
            }
            square = self.times(square, square);
            exponent >>= 1;
        }
        result
    }

    /// 1/a, by Fermat's little theorem; 0 for 0.
    pub fn inverse(&self, a: u64) -> u64 {
        self.power(a, self.value - 2)
    }
}

/// So many primes, the largest below 2^62 first.
pub(crate) fn primes(count: usize) -> Vec<Prime> {
    let candidates = (0..1_u64 << 60).map(|step| (1 << 62) - 1 - 2 * step);
    candidates.filter(|&candidate| is_prime(candidate)).take(count).map(Prime::new).collect()
}

/// Miller and Rabin's test with the first twelve primes as bases, which is right below 2^81 (Sorenson and Webster 2017,
/// Mathematics of Computation 86); for odd numbers above 37.
fn is_prime(candidate: u64) -> bool {
    let small = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];
    if small.iter().any(|divisor| candidate % divisor == 0) {
        return false;
    }
    let modulus = Prime::new(candidate);
    let (one, minus_one) = (modulus.residue(1), modulus.residue(candidate - 1));
    let twos = (candidate - 1).trailing_zeros();
    [2].iter().chain(&small).all(|&base| {
        let mut power = modulus.power(modulus.residue(base), (candidate - 1) >> twos);
        if power == one || power == minus_one {
            return true;
        }
        (1..twos).any(|_| {
            power = modulus.times(power, power);
            power == minus_one
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_primes_are_the_known_ones() {
        // 2^62 − 57, − 87, − 117: Caldwell, The Prime Pages, "primes just less than a power of two".
        let found: Vec<u64> = primes(3).iter().map(|prime| (1 << 62) - prime.value).collect();
        assert_eq!(found, [57, 87, 117]);
    }

    #[test]
    fn arithmetic_is_that_of_residues() {
        for prime in primes(2) {
            let p = u128::from(prime.value);
            for (a, b) in [(3_u64, 5_u64), (prime.value - 1, prime.value - 1), (1 << 61, 123_456_789_012_345)] {
                let (x, y) = (prime.residue(a), prime.residue(b));
                assert_eq!(u128::from(prime.number(prime.times(x, y))), u128::from(a) * u128::from(b) % p);
                assert_eq!(u128::from(prime.number(prime.plus(x, y))), (u128::from(a) + u128::from(b)) % p);
                assert_eq!(u128::from(prime.number(prime.minus(x, y))), (p + u128::from(a) - u128::from(b)) % p);
                assert_eq!(prime.number(prime.times(x, prime.inverse(x))), 1);
            }
        }
    }
}
