//! A rule with its interchangeable players gathered: one variable for each kind of player, whose options are the ways in which
//! its players can share out over theirs.
//!
//! The 435 representatives of the federal system of the United States become one variable with 436 options, the fifty-one
//! members of the Electoral College nineteen. Players that count alike in every comparison of the rule are of one kind if they
//! also have the same tag: tags keep apart players that vote with different probabilities.

use std::collections::{BTreeMap, HashMap};

use diagram::{
    Budget, Compiler, Dense, Diagram, Formula, Lanes, Logic, LogicError, Part, Route, Scratch, Valued, Variable,
    Weights,
};

use crate::PowerError;
use crate::compositions::Compositions;
use crate::exact::prime::Prime;
use crate::exact::sweep::{Residues, sweeps};
use crate::rewrite::copy;

/// The most ways of a kind; players of a larger one stand in several kinds. Of two options these have as many ways as players, and
/// cost what the players would apart; of more the ways outgrow what is saved, so that each player is a kind.
const MOST_WAYS: usize = 1 << 15;

/// Interchangeable players.
#[derive(Clone, Debug)]
pub(crate) struct Kind {
    /// The variable of the gathered rule.
    pub variable: Variable,
    /// The players, ascending.
    pub members: Vec<usize>,
    /// Their tag.
    pub tag: usize,
    /// For each way of all players but one, and each option of that one, the option of the variable.
    with_one_more: Vec<Vec<u32>>,
}

/// A rule over kinds of players, compiled.
#[derive(Clone, Debug)]
pub(crate) struct Gathered {
    pub route: Route,
    pub kinds: Vec<Kind>,
    /// How many options a player has.
    pub options: usize,
    /// The kind of each player; none where the rule does not read its vote.
    pub kind_of: Vec<Option<usize>>,
}

/// What the players of each kind make of the outcome: for each kind and option, P(the rule holds | one of them takes the option).
pub(crate) struct Given<T> {
    /// P(the rule holds).
    pub value: T,
    /// By kind and option.
    pub of: Vec<Vec<T>>,
}

impl Gathered {
    /// Gathers players of equal weights and tags and compiles what comes of it. A rule on one sum that takes too many values
    /// for a diagram is kept as that sum, each player apart.
    pub fn new(
        logic: &Logic,
        formula: Formula,
        players: &[Variable],
        tags: impl Fn(usize) -> usize,
        budget: Budget,
    ) -> Result<Self, PowerError> {
        let options = players.first().map_or(1, |&player| logic.options(player));
        let alike = alike(logic, formula, players, &tags);
        let dense = Dense::new(logic, formula, budget);
        let (gathered, formula, kinds) = gather(logic, formula, players, options, &alike)?;
        let compiler = Compiler::new(&gathered).budget(budget);
        let fits = |estimate: f64| estimate <= budget.nodes as f64;
        let wide = dense.is_ok() && !compiler.estimate(formula).is_ok_and(fits);
        let compiled = if wide { None } else { Some(compiler.compile(&[formula])) };
        let (route, kinds) = match (compiled, dense) {
            (Some(Ok(diagram)), _) => (Route::Diagram(diagram), kinds),
            (_, Ok(dense)) => {
                let apart = alike.iter().flat_map(|(tag, members)| members.iter().map(|&member| (*tag, member)));
                let one = Compositions::new(1, options).with_one_more();
                let kind = |(tag, member): (usize, usize)| Kind {
                    variable: players[member],
                    members: vec![member],
                    tag,
                    with_one_more: one.clone(),
                };
                (Route::Dense(dense), apart.map(kind).collect())
            }
            (Some(Err(diagram)), Err(_)) => return Err(PowerError::Compile(diagram)),
            (None, Err(dense)) => return Err(PowerError::Dense(dense)),
        };
        let mut kind_of = vec![None; players.len()];
        for (number, kind) in kinds.iter().enumerate() {
            kind.members.iter().for_each(|&member| kind_of[member] = Some(number));
        }
        Ok(Self { route, kinds, options, kind_of })
    }

    /// The diagram, where there is one.
    pub fn diagram(&self) -> Option<&Diagram> {
        match &self.route {
            Route::Diagram(diagram) => Some(diagram),
            _ => None,
        }
    }

    /// Values given each option of a player, in floating point; `probability` gives the chance of an option to players with a tag.
    pub fn given<const L: usize>(
        &self,
        probability: impl Fn(usize, usize) -> Lanes<L>,
        scratch: &mut Scratch<L>,
    ) -> Given<Lanes<L>> {
        let of = |kind: &Kind| (0..self.options).map(|option| probability(kind.tag, option)).collect::<Vec<_>>();
        let all: Vec<Vec<Lanes<L>>> =
            self.kinds.iter().map(|kind| Compositions::distribution(kind.members.len(), &of(kind))).collect();
        let places: HashMap<Variable, usize> =
            self.kinds.iter().enumerate().map(|(place, kind)| (kind.variable, place)).collect();
        let mut weights = Weights::default();
        self.route.weigh(&mut weights, |variable, way| all[places[&variable]][way]);
        let conditional = self.route.conditional_values(&weights, scratch);
        let given = self.kinds.iter().map(|kind| {
            let mut sums = vec![[0.0; L]; self.options];
            let fewer = Compositions::distribution(kind.members.len() - 1, &of(kind));
            for (together, weight) in kind.with_one_more.iter().zip(&fewer) {
                for (sum, &way) in sums.iter_mut().zip(together) {
                    let value = self.route.given(&conditional, kind.variable, way as usize);
                    (0..L).for_each(|lane| sum[lane] += weight[lane] * value[lane]);
                }
            }
            sums
        });
        Given { of: given.collect(), value: conditional.value }
    }

    /// The same modulo a prime, but for worlds that do not read a player's vote: those are left out of its values, so that only
    /// differences between options mean anything. `diagram` is the route. The chances of each tag must add up to one.
    pub fn given_modulo<const L: usize>(
        &self,
        diagram: &Diagram,
        prime: &Prime,
        probability: impl Fn(usize, usize) -> Residues<L>,
    ) -> Given<Residues<L>> {
        let columns = |kind: &Kind| diagram.columns_of(kind.variable).map(Iterator::collect::<Vec<usize>>);
        let mut weights = vec![[0; L]; diagram.columns()];
        let mut fewer = Vec::with_capacity(self.kinds.len());
        for kind in &self.kinds {
            let of: Vec<Residues<L>> = (0..self.options).map(|option| probability(kind.tag, option)).collect();
            fewer.push(distribution_modulo(prime, kind.members.len() - 1, &of));
            let Some(columns) = columns(kind) else { continue };
            for (column, weight) in columns.into_iter().zip(distribution_modulo(prime, kind.members.len(), &of)) {
                (0..L).for_each(|lane| weights[column][lane] = prime.plus(weights[column][lane], weight[lane]));
            }
        }
        let (value, given) = sweeps(diagram, prime, &weights);
        let of = self.kinds.iter().zip(fewer).map(|(kind, fewer)| {
            let mut sums = vec![[0; L]; self.options];
            let Some(columns) = columns(kind) else { return sums };
            for (together, weight) in kind.with_one_more.iter().zip(&fewer) {
                for (sum, &way) in sums.iter_mut().zip(together) {
                    let value = &given[columns[way as usize]];
                    (0..L).for_each(|lane| {
                        sum[lane] = prime.plus(sum[lane], prime.times(weight[lane], value[lane]));
                    });
                }
            }
            sums
        });
        Given { of: of.collect(), value }
    }
}

/// The multinomial distribution modulo a prime, in the order of [`Compositions::ways`].
fn distribution_modulo<const L: usize>(prime: &Prime, players: usize, of: &[Residues<L>]) -> Vec<Residues<L>> {
    if players == 1 {
        return of.to_vec();
    }
    let one = prime.residue(1);
    let mut factorials = vec![one];
    let mut powers = vec![vec![[one; L]]; of.len()];
    for count in 1..=players {
        factorials.push(prime.times(factorials[count - 1], prime.residue(count as u64)));
        for (powers, base) in powers.iter_mut().zip(of) {
            powers.push(std::array::from_fn(|lane| prime.times(powers[count - 1][lane], base[lane])));
        }
    }
    let mut inverses = vec![prime.inverse(factorials[players])];
    for count in (1..=players).rev() {
        inverses.push(prime.times(inverses[players - count], prime.residue(count as u64)));
    }
    inverses.reverse();
    let weigh = |way: &[u32]| {
        let mut product = [factorials[players]; L];
        for (&count, powers) in way.iter().zip(&powers) {
            for lane in 0..L {
                let divided = prime.times(product[lane], inverses[count as usize]);
                product[lane] = prime.times(divided, powers[count as usize][lane]);
            }
        }
        product
    };
    match players {
        0 => vec![[one; L]],
        _ => Compositions::new(players, of.len()).ways().iter().map(|way| weigh(way)).collect(),
    }
}

/// The same rule over one variable for each kind; kinds of too many ways are cut into several.
fn gather(
    logic: &Logic,
    formula: Formula,
    players: &[Variable],
    options: usize,
    alike: &[(usize, Vec<usize>)],
) -> Result<(Logic, Formula, Vec<Kind>), LogicError> {
    let (mut gathered, mut stead, mut kinds) = (Logic::new(), HashMap::new(), Vec::new());
    let fits = |&size: &usize| Compositions::number(size, options) <= MOST_WAYS;
    let most = (2..=players.len()).take_while(fits).last().unwrap_or(1);
    let mut compositions: HashMap<usize, Compositions> = HashMap::new();
    for (tag, members) in alike {
        let together = if members.len() <= most || options <= 2 { most } else { 1 };
        for members in members.chunks(together) {
            let size = members.len();
            let ways = compositions.entry(size).or_insert_with(|| Compositions::new(size, options));
            let variable = gathered.variable(ways.ways().len() as u32);
            // One of them speaks for all; the others are passed over.
            stead.insert(players[members[0]], (variable, size));
            kinds.push(Kind { variable, members: members.to_vec(), tag: *tag, with_one_more: ways.with_one_more() });
        }
    }
    let formula = copy(logic, formula, &mut gathered, |terms, quota, gathered| {
        let mut list = Vec::with_capacity(stead.len());
        for (variable, weights) in terms {
            let Some((variable, size)) = stead.get(variable) else { continue };
            let weigh = |way: &[u32]| way.iter().zip(weights).map(|(&count, weight)| i64::from(count) * weight).sum();
            let ways = compositions.get(size).map_or(&[][..], Compositions::ways);
            list.push((*variable, ways.iter().map(|way| weigh(way)).collect()));
        }
        gathered.at_least(&list, quota)
    })?;
    Ok((gathered, formula, kinds))
}

/// A coefficient list for each comparison that reads a variable.
type Signature<'a> = Vec<(usize, &'a [i64])>;

/// The players that the formula reads, alike ones together: their tag and their numbers, in the order of the first of each.
fn alike(
    logic: &Logic,
    formula: Formula,
    players: &[Variable],
    tags: &impl Fn(usize) -> usize,
) -> Vec<(usize, Vec<usize>)> {
    let mut signatures: HashMap<Variable, Signature<'_>> = HashMap::new();
    for (number, part) in logic.parts(formula).into_iter().enumerate() {
        let Part::AtLeast { terms, .. } = logic.part(part) else { continue };
        for (variable, coefficients) in terms {
            signatures.entry(*variable).or_default().push((number, coefficients));
        }
    }
    let mut kinds: BTreeMap<usize, (usize, Vec<usize>)> = BTreeMap::new();
    let mut first: HashMap<(usize, &Signature<'_>), usize> = HashMap::new();
    for (player, variable) in players.iter().enumerate() {
        let Some(signature) = signatures.get(variable) else { continue };
        let tag = tags(player);
        let first = *first.entry((tag, signature)).or_insert(player);
        kinds.entry(first).or_insert_with(|| (tag, Vec::new())).1.push(player);
    }
    kinds.into_values().collect()
}
