//! A block's outcomes under every setting of what it reads: from one sweep down and one up.

use std::sync::{Arc, OnceLock};

use diagram::{Conditional, Diagram, Lanes, Variable};
use evidence::LEVELS;

use super::{GROUP, Room, State, once};
use crate::system::{Block, BlockRead};
use crate::weights::Weights;

/// For each decision that a block reads and each of its settings: the outcomes' probabilities, in each group of lanes. Numbers
/// are computed when they are first asked for, of all the decisions asked for then.
pub(crate) struct Under {
    outcomes: usize,
    reads: Vec<UnderRead>,
}

/// The outcomes under the settings of one decision.
struct UnderRead {
    /// For each setting: is the first outcome out of the question?
    excluded: Vec<bool>,
    numbers: OnceLock<Numbers>,
}

/// What one sweep found of several decisions: for each group of lanes, each of their settings and each outcome that is swept.
struct Numbers {
    groups: Arc<Vec<Vec<Lanes<GROUP>>>>,
    /// Where this decision's begin.
    first: usize,
}

impl Under {
    /// The probability of each outcome under a setting of the decision read in this place, which must have been asked for.
    pub fn at(&self, group: usize, read: usize, setting: usize) -> impl Iterator<Item = Lanes<GROUP>> + '_ {
        let UnderRead { excluded, numbers } = &self.reads[read];
        let swept = swept(self.outcomes);
        let numbers: &[Lanes<GROUP>] = numbers.get().map_or(&[], |numbers| {
            let first = numbers.first + setting * swept.len();
            &numbers.groups[group][first..first + swept.len()]
        });
        // Of two outcomes one sweep tells both.
        let other = (swept.len() < self.outcomes).then(|| match numbers {
            [holds] if !excluded[setting] => holds.map(|p| (1.0 - p).max(0.0)),
            _ => [0.0; GROUP],
        });
        other.into_iter().chain(numbers.iter().copied())
    }

    /// How many settings the decision read in this place has.
    pub fn settings(&self, read: usize) -> usize {
        self.reads[read].excluded.len()
    }
}

/// The outcomes that are swept for.
fn swept(outcomes: usize) -> std::ops::Range<usize> {
    if outcomes == 2 { 1..2 } else { 0..outcomes }
}

impl State<'_> {
    /// A block's outcomes under every setting of the decisions asked for, by their places among those that it reads.
    pub fn under(&self, number: usize, asked: impl Fn(usize) -> bool) -> &Under {
        let block = &self.model.system.blocks[number];
        let under = once(&self.outcomes(number).under, || self.nothing_yet(block));
        let is_missing = |place: &usize| asked(*place) && under.reads[*place].numbers.get().is_none();
        let missing: Vec<usize> = (0..block.reads.len()).filter(is_missing).collect();
        if !missing.is_empty() {
            let groups = Arc::new(self.sweep(block, under, &missing));
            let mut first = 0;
            for place in missing {
                let read = &under.reads[place];
                // Another thread may have been quicker; its numbers are the same.
                read.numbers.get_or_init(|| Numbers { groups: Arc::clone(&groups), first });
                first += read.excluded.len() * swept(under.outcomes).len();
            }
        }
        under
    }

    fn nothing_yet(&self, block: &Block) -> Under {
        let diagram = self.restricted(block, 1);
        let outcomes = diagram.outcomes().len();
        let read = |read: &BlockRead| {
            let settings = match self.weights(read.0, read.1) {
                Weights::Pledge { .. } => 2,
                _ => self.model.system.decisions[read.0].options.len(),
            };
            let excluded = |setting| outcomes == 2 && !self.can_begin(block, &diagram, read, setting);
            UnderRead { excluded: (0..settings).map(excluded).collect(), numbers: OnceLock::new() }
        };
        Under { outcomes, reads: block.reads.iter().map(read).collect() }
    }

    /// Can the first of a block's outcomes come about at all under a setting of a decision it reads?
    fn can_begin(&self, block: &Block, diagram: &Diagram, read: &BlockRead, setting: usize) -> bool {
        let today = |variable: Variable, option: usize| {
            let read = block.reads.iter().find(|read| read.2 == variable);
            read.is_some_and(|&(decision, instance, _)| self.weights(decision, instance).any(option))
        };
        let weights = self.weights(read.0, read.1);
        let set = |option: usize| match weights {
            Weights::Pledge { sizes, .. } if setting == 1 => option > 0 && sizes.possible(option - 1),
            _ => option == setting,
        };
        let allowed =
            |variable: Variable, option: usize| if variable == read.2 { set(option) } else { today(variable, option) };
        let first = &diagram.outcomes()[0];
        diagram.possible(diagram.root(0), allowed, |outcome| outcome == &first[..])
    }

    /// For each group of lanes, each of these decisions and each of their settings: the outcomes that are swept for.
    fn sweep(&self, block: &Block, under: &Under, places: &[usize]) -> Vec<Vec<Lanes<GROUP>>> {
        let diagram = self.restricted(block, 1);
        let root = diagram.root(0);
        let outcomes = under.outcomes;
        let only = |wanted| (0..outcomes).map(|o| [f64::from(u8::from(o == wanted)); GROUP]).collect();
        let quantities: Vec<Vec<Lanes<GROUP>>> = swept(outcomes).map(only).collect();
        let all: usize = places.iter().map(|&place| under.settings(place)).sum();
        self.for_groups(|Room { weights, scratch }, group| {
            self.weigh_block(block, group, weights);
            let given = diagram.conditional(root, weights, &quantities, scratch);
            let lanes = self.lanes_of(group);
            let mut numbers = Vec::with_capacity(all * quantities.len());
            for &place in places {
                let (decision, instance, variable) = block.reads[place];
                let weights = self.weights(decision, instance);
                for (setting, excluded) in under.reads[place].excluded.iter().enumerate() {
                    // Where there is no other outcome, what rounding leaves is not left.
                    let of = |outcome| match excluded {
                        true => [1.0; GROUP],
                        false => under_option(outcome, &diagram, variable, weights, setting, &lanes),
                    };
                    numbers.extend(given.iter().map(of));
                }
            }
            numbers
        })
    }
}

/// The probability of an outcome of a block under an option: of a pledge "yes" is the mixture of its levels.
fn under_option(
    outcome: &Conditional<GROUP>,
    diagram: &Diagram,
    variable: Variable,
    weights: &Weights,
    option: usize,
    lanes: &[usize; GROUP],
) -> Lanes<GROUP> {
    let Weights::Pledge { contributes, sizes, .. } = weights else { return outcome.given(diagram, variable, option) };
    if option == 0 {
        return outcome.given(diagram, variable, 0);
    }
    let mut sum = [0.0; GROUP];
    for level in (0..LEVELS + 2).filter(|&level| sizes.possible(level)) {
        let given = outcome.given(diagram, variable, level + 1);
        let share = sizes.at(level, lanes, contributes.len());
        for lane in 0..GROUP {
            sum[lane] += share[lane] * given[lane];
        }
    }
    sum
}
