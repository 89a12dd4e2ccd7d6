//! Johnston's index: a critical player shares a coalition with all who are critical in it.

mod walk;
mod weighted;

use num_bigint::{BigInt, BigUint};

use crate::exact::chinese::{enough, whole};
use crate::exact::prime::{Prime, primes};
use crate::weighted::{MOST_STEPS, Weighted};
use crate::{Game, Index, PowerError, Ratio, Value};

/// The most kinds of winning coalitions walked through.
const MOST_COALITIONS: u64 = 100_000_000;

/// For each kind of players and each number k: the coalitions with k critical players of which one of the kind is critical,
/// counted once for each such player.
type Tallies<T> = Vec<Vec<T>>;

/// Johnston's index (Johnston 1978).
#[derive(Clone, PartialEq, Debug)]
pub struct Johnston {
    /// For each player the sum of 1/k over the coalitions in which it is critical, k being the number critical in each.
    pub scores: Vec<Value>,
    /// How many coalitions have a critical player: the sum of the scores.
    pub vulnerable: BigUint,
}

impl Johnston {
    /// The index: shares of the sum of all scores. None where nobody is ever critical.
    #[must_use]
    pub fn index(&self) -> Option<Vec<Value>> {
        let all = Value::Exact(Ratio::new(BigInt::from(self.vulnerable.clone()), 1_u8)?);
        self.scores.iter().map(|score| score.over(&all)).collect()
    }
}

impl Game<'_> {
    /// About how many steps of some nanoseconds [`Game::johnston`] takes.
    ///
    /// # Errors
    /// As [`Game::johnston`]; nothing that it refuses passes here.
    pub fn johnston_steps(&self) -> Result<u128, PowerError> {
        let index = Index::Johnston;
        self.presuppose(index)?;
        let primes = enough(&self.most_critical()) as u128;
        if let Some(form) = Weighted::of(self) {
            let work = weighted::steps(&form).saturating_mul(primes);
            if work > MOST_STEPS {
                return Err(PowerError::TooMuchWork { index, most: MOST_STEPS });
            }
            return Ok(work);
        }
        let diagram = self.gathered.diagram().ok_or(PowerError::NoDiagram)?;
        let coalitions = diagram.count(diagram.root(0), |_, _| true);
        match u64::try_from(&coalitions) {
            Ok(coalitions) if coalitions <= MOST_COALITIONS => Ok(u128::from(coalitions) * 20 * primes),
            _ => Err(PowerError::TooManyCoalitions { index, coalitions, most: MOST_COALITIONS }),
        }
    }

    /// The Johnston index, exactly. A single weighted form is answered by convolutions of its weights (distinct weights² ×
    /// players × the sum of weights steps); any other rule by walking through its winning coalitions, those that differ in
    /// interchangeable players only at once.
    ///
    /// # Errors
    /// More than two options, a rule that is not monotone, weights that are too large, over 10⁸ coalitions.
    pub fn johnston(&self) -> Result<Johnston, PowerError> {
        self.johnston_steps()?;
        let primes = primes(enough(&self.most_critical()));
        let (tallies, members): (Tallies<BigInt>, Vec<Vec<usize>>) = match Weighted::of(self) {
            Some(form) => (together(&primes, |prime| weighted::tallies(&form, prime)), form.members()),
            None => {
                let diagram = self.gathered.diagram().ok_or(PowerError::NoDiagram)?;
                let tallies = together(&primes, |prime| walk::tallies(&self.gathered, diagram, prime));
                (tallies, self.gathered.kinds.iter().map(|kind| kind.members.clone()).collect())
            }
        };
        // Players whose vote the rule does not read double every coalition.
        let read: usize = members.iter().map(Vec::len).sum();
        let idle = BigInt::from(1_u8) << (self.players.len() - read);
        let common = (1..=self.players.len() as u64).fold(BigUint::from(1_u8), least_common_multiple);
        let mut scores = vec![Value::zero(); self.players.len()];
        for (tallies, members) in tallies.iter().zip(&members) {
            let sum: BigInt = (1_u64..).zip(&tallies[1..]).map(|(k, tally)| tally * BigInt::from(&common / k)).sum();
            let each = Ratio::new(sum * &idle, &common * members.len());
            let each = each.map_or_else(Value::zero, Value::Exact);
            members.iter().for_each(|&member| scores[member] = each.clone());
        }
        let vulnerable = match Value::sum(&scores) {
            Value::Exact(ratio) => ratio.numerator().magnitude().clone(),
            Value::Float(_) => BigUint::ZERO,
        };
        Ok(Johnston { scores, vulnerable })
    }

    /// More than any tally.
    fn most_critical(&self) -> BigUint {
        BigUint::from(self.players.len()) << self.players.len()
    }
}

/// Tallies modulo each prime, put together to whole numbers.
fn together(primes: &[Prime], tallies: impl Fn(&Prime) -> Tallies<u64>) -> Tallies<BigInt> {
    let by_prime: Vec<Tallies<u64>> = primes.iter().map(tallies).collect();
    let Some(first) = by_prime.first() else { return Vec::new() };
    let value =
        |kind: usize, k: usize| whole(primes, &by_prime.iter().map(|tallies| tallies[kind][k]).collect::<Vec<_>>());
    first.iter().enumerate().map(|(kind, of)| (0..of.len()).map(|k| value(kind, k)).collect()).collect()
}

fn least_common_multiple(number: BigUint, factor: u64) -> BigUint {
    let rest = (&number % factor).iter_u64_digits().next().unwrap_or(0);
    let (mut a, mut b) = (factor, rest);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    number * (factor / a)
}
