//! How often a vote decides: Penrose and Banzhaf, and what Coleman made of it.

use diagram::{Compiler, Logic, Pairs, Variable};
use num_bigint::{BigInt, BigUint};

use crate::exact::prime::Prime;
use crate::gathered::Gathered;
use crate::integrate::Point;
use crate::rewrite::{Stead, rewrite};
use crate::{Game, Index, PowerError, Ratio, Value};

/// How often each player's vote decides when all others vote for each option alike: of two options, yes or no with probability
/// one half (Penrose 1946; Banzhaf 1965; Dubey and Shapley 1979), of three, with a third each (Felsenthal and Machover 1997).
///
/// All values are exact, unless the rule's weights are too large for a diagram.
#[derive(Clone, PartialEq, Debug)]
pub struct Banzhaf {
    /// The probability that the motion passes; of two options Coleman's power of the collectivity to act.
    pub passes: Value,
    /// For each player, P(passes | its best option) − P(passes | its worst): the absolute Banzhaf index. Where the rule is not
    /// monotone, net of what a better vote spoils.
    pub absolute: Vec<Value>,
    /// For each player and each option but the worst, P(passes | the option) − P(passes | the next worse one). They add up to the
    /// absolute index; of two options they are it.
    pub steps: Vec<Vec<Value>>,
    /// How many options each player has.
    pub options: usize,
}

/// For each player, how often its yes carries a motion that would have failed, and how often it sinks one that would have carried,
/// both with the others at one half.
#[derive(Clone, PartialEq, Debug)]
pub struct Gross {
    /// P(yes carries it and no does not).
    pub helps: Vec<Value>,
    /// P(no carries it and yes does not); nought where the rule is monotone.
    pub harms: Vec<Value>,
}

impl Banzhaf {
    /// Shares of the sum of all; none where nobody ever decides.
    #[must_use]
    pub fn normalised(&self) -> Option<Vec<Value>> {
        Value::shares(&self.absolute)
    }

    /// In how many of the vote profiles of the others the player decides: of two options its swings, 2^(n−1) β. `None` where values
    /// are floating.
    #[must_use]
    pub fn swings(&self, player: usize) -> Option<Ratio> {
        let others = BigUint::from(self.options).pow(self.absolute.len() as u32 - 1);
        Some(self.absolute[player].exact()?.times(&Ratio::new(others, 1_u8)?))
    }

    /// How many of all vote profiles pass: of two options, the number of winning coalitions. `None` where values are floating.
    #[must_use]
    pub fn winning(&self) -> Option<BigUint> {
        let all = BigUint::from(self.options).pow(self.absolute.len() as u32);
        let count = self.passes.exact()?.times(&Ratio::new(all, 1_u8)?);
        Some(count.numerator().magnitude().clone())
    }

    /// Coleman's power to prevent: the share of winning coalitions that lose without the player. None where nothing wins.
    #[must_use]
    pub fn prevent(&self) -> Option<Vec<Value>> {
        let twice = self.passes.plus(&self.passes);
        self.absolute.iter().map(|swing| swing.over(&twice)).collect()
    }

    /// Coleman's power to initiate: the share of losing coalitions that win with the player. None where nothing loses.
    #[must_use]
    pub fn initiate(&self) -> Option<Vec<Value>> {
        let fails = Ratio::new(1, 1_u8).map_or_else(Value::zero, Value::Exact).minus(&self.passes);
        let twice = fails.plus(&fails);
        self.absolute.iter().map(|swing| swing.over(&twice)).collect()
    }
}

impl Game<'_> {
    /// How often each vote decides: one pair of sweeps, exactly, modulo ⌈(n + 2)/61⌉ primes.
    ///
    /// # Errors
    /// None so far; those of exact arithmetic never occur, for a rule without a diagram is answered in floating numbers.
    pub fn banzhaf(&self) -> Result<Banzhaf, PowerError> {
        let (passes, by_kind) = match self.gathered.diagram() {
            Some(_) => self.exact_shares(&self.gathered, self.players.len())?,
            None => {
                let alike = 1.0 / self.options as f64;
                let sums = self.gathered.integrate(&[Point { weight: 1.0, probabilities: vec![alike; self.options] }]);
                let steps = |of: &Vec<f64>| of.windows(2).map(|pair| Value::Float(pair[0] - pair[1])).collect();
                (Value::Float(sums.value), sums.of.iter().map(steps).collect())
            }
        };
        let steps: Vec<Vec<Value>> = self.by_player(&by_kind, &vec![Value::zero(); self.options - 1]);
        let totals: Vec<Value> = by_kind.iter().map(Value::sum).collect();
        let absolute = self.by_player(&totals, &Value::zero());
        Ok(Banzhaf { passes, absolute, steps, options: self.options })
    }

    /// P(passes) and, for each kind, its steps between neighbouring options, all options being alike likely.
    pub(crate) fn exact_shares(
        &self,
        gathered: &Gathered,
        players: usize,
    ) -> Result<(Value, Vec<Vec<Value>>), PowerError> {
        let options = self.options;
        let profiles = BigUint::from(options).pow(players as u32);
        let tags = gathered.kinds.iter().map(|kind| kind.tag + 1).max().unwrap_or(1);
        let point = |prime: &Prime| {
            let alike = prime.inverse(prime.residue(options as u64));
            let weight = prime.power(prime.residue(options as u64), players as u64);
            vec![Point { weight, probabilities: vec![alike; options * tags] }]
        };
        let steps = |prime: &Prime, of: &[u64]| of.windows(2).map(|pair| prime.minus(pair[0], pair[1])).collect();
        let sums = gathered.integrate_exactly(&profiles, point, steps)?;
        let shares = |steps: Vec<BigInt>| steps.into_iter().map(|step| share(step, &profiles)).collect();
        Ok((share(sums.value, &profiles), sums.of.into_iter().map(shares).collect()))
    }

    /// How often a yes helps and how often it harms: for each kind of players a diagram of its two cofactors, and of what each
    /// has beyond the other.
    ///
    /// # Errors
    /// More than two options; diagrams that are too large.
    pub fn gross(&self) -> Result<Gross, PowerError> {
        self.presuppose_binary(Index::Banzhaf)?;
        let mut helps = Vec::with_capacity(self.gathered.kinds.len());
        let mut harms = Vec::with_capacity(self.gathered.kinds.len());
        for kind in &self.gathered.kinds {
            let mut logic = Logic::new();
            let player = self.players[kind.members[0]];
            let new: Vec<Variable> = self.players.iter().map(|_| logic.variable(2)).collect();
            let place = |variable: Variable| self.players.iter().position(|of| *of == variable).unwrap_or(0);
            let mut pinned = |option: usize| {
                rewrite(self.logic, self.formula, &mut logic, |variable| {
                    if variable == player { Stead::Fixed(option) } else { Stead::Variable(new[place(variable)]) }
                })
            };
            let cofactors = [pinned(0)?, pinned(1)?];
            let diagram = Compiler::new(&logic).budget(self.budget).compile(&cofactors)?;
            let pairs = Pairs::new(&diagram).budget(self.budget);
            let (yes, no) = (diagram.root(0), diagram.root(1));
            let share = |premise, conclusion| {
                let difference = pairs.difference(premise, conclusion)?;
                let count = difference.count(difference.root(0), |_, _| true);
                let worlds = BigUint::from(1_u8) << difference.variables().len();
                Ok::<Value, PowerError>(share(count.into(), &worlds))
            };
            helps.push(share(yes, no)?);
            harms.push(share(no, yes)?);
        }
        let nothing = Value::zero();
        Ok(Gross { helps: self.by_player(&helps, &nothing), harms: self.by_player(&harms, &nothing) })
    }
}

/// A count as a share of all.
pub(crate) fn share(count: BigInt, all: &BigUint) -> Value {
    Ratio::new(count, all.clone()).map_or_else(Value::zero, Value::Exact)
}
