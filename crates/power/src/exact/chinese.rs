//! A whole number from its residues.

use num_bigint::{BigInt, BigUint, Sign};

use super::prime::{BITS, Prime};

/// How many primes tell apart the whole numbers between −bound and bound.
pub(crate) fn enough(bound: &BigUint) -> usize {
    (bound.bits() + 2).div_ceil(BITS) as usize
}

/// The whole number nearest to zero that has these residues (in Montgomery's form) modulo these primes: Garner's mixed radix.
pub(crate) fn whole(primes: &[Prime], residues: &[u64]) -> BigInt {
    let (mut value, mut product) = (BigUint::ZERO, BigUint::from(1_u8));
    for (prime, &residue) in primes.iter().zip(residues) {
        let known = prime.residue(rest(&value, prime.value));
        let step = prime.times(prime.minus(residue, known), prime.inverse(prime.residue(rest(&product, prime.value))));
        value += &product * prime.number(step);
        product *= prime.value;
    }
    if &value + &value > product {
        BigInt::from_biguint(Sign::Minus, product - value)
    } else {
        BigInt::from_biguint(Sign::Plus, value)
    }
}

fn rest(number: &BigUint, modulus: u64) -> u64 {
    (number % modulus).iter_u64_digits().next().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::prime::primes;

    #[test]
    fn whole_numbers_come_back() {
        for text in ["0", "1", "-1", "12345678901234567890123456789", "-98765432109876543210987654321098765432109"] {
            let number: BigInt = text.parse().unwrap();
            let primes = primes(enough(number.magnitude()));
            let residue = |prime: &Prime| {
                let positive = prime.residue(rest(number.magnitude(), prime.value));
                if number.sign() == Sign::Minus { prime.minus(0, positive) } else { positive }
            };
            let residues: Vec<u64> = primes.iter().map(residue).collect();
            assert_eq!(whole(&primes, &residues), number);
        }
    }
}
