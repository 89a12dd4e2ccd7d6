//! The smallest groups of members that together could change the outcome.
//!
//! By size, from one member on. Members whose decisions count alike and who now take options that count alike are
//! interchangeable, so what is tried is not sets of members but how many of each kind change, and to what. In a smallest group
//! nobody's change is undone by another's, so a kind that loses members gains none.

use std::collections::BTreeSet;

use terms::ActorId;

use super::standing::Standing;
use crate::program::Program;

/// How much work the search may do: evaluations of the rule times its terms, and steps between them.
const BUDGET: u64 = 30_000_000;

/// How many examples are given.
const EXAMPLES: usize = 3;

/// The smallest groups of members that together, by changing their options, could change the outcome.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SmallestGroup {
    /// Their size and number.
    Found {
        /// How many members.
        size: u64,
        /// How many groups of that size; `None`: more than 2^128.
        number_of_groups: Option<u128>,
        /// At most three of them, each in the order of the seats; none when only counts are given.
        examples: Vec<Vec<ActorId>>,
    },
    /// No group of this size or smaller; larger ones were too many to try.
    MoreThan(u64),
    /// All members together could not: the rule does not depend on them.
    Impossible,
}

/// Options of one class that count alike: what one adds to each count, how many take one of them, and who (places of voters).
struct Column {
    row: Vec<i64>,
    held: u64,
    /// How many take an option of the columns after this one.
    held_later: u64,
    holders: Vec<usize>,
}

struct Search<'a> {
    program: &'a Program,
    standing: &'a Standing<'a>,
    columns: Vec<Vec<Column>>,
    /// How many members the classes from each on have.
    rest: Vec<u64>,
    carried: bool,
    tallies: Vec<i64>,
    scratch: Vec<bool>,
    /// How many members change, by class and column, on the way down.
    leaving: Vec<Leaving>,
    found: BTreeSet<Vec<Leaving>>,
    left: u64,
    /// What an evaluation costs, and a step between evaluations.
    cost: u64,
    step: u64,
}

/// So many members of a column of a class.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Leaving {
    class: usize,
    column: usize,
    members: u64,
}

/// The budget is used up.
struct Exhausted;

pub(super) fn smallest_group(program: &Program, standing: &Standing<'_>) -> SmallestGroup {
    let classes = (0..standing.classes.len()).map(|class| columns(standing, class));
    // Members all of whose options count alike change nothing.
    let columns: Vec<Vec<Column>> = classes.filter(|columns| columns.len() > 1).collect();
    let mut rest: Vec<u64> = columns.iter().map(|columns| columns.iter().map(|column| column.held).sum()).collect();
    rest.push(0);
    for at in (0..columns.len()).rev() {
        rest[at] += rest[at + 1];
    }
    let mut scratch = Vec::new();
    let mut search = Search {
        program,
        standing,
        rest,
        carried: program.holds(&standing.tallies, &mut scratch),
        tallies: standing.tallies.clone(),
        scratch,
        leaving: Vec::new(),
        found: BTreeSet::new(),
        left: BUDGET,
        cost: program.size() as u64,
        step: program.counts.len() as u64 / 8 + 1,
        columns,
    };
    for size in 1..=search.rest[0] {
        if search.classes(0, size).is_err() {
            return SmallestGroup::MoreThan(size - 1);
        }
        if !search.found.is_empty() {
            return search.conclude(size);
        }
    }
    SmallestGroup::Impossible
}

fn columns(standing: &Standing<'_>, class: usize) -> Vec<Column> {
    let rows = &standing.classes[class].rows;
    let mut columns: Vec<Column> = Vec::new();
    for (option, row) in rows.iter().enumerate() {
        let held = standing.held[class][option];
        let holders = standing.holders.get(class).map_or(&[][..], |options| &options[option]);
        match columns.iter_mut().find(|column| column.row == *row) {
            Some(column) => {
                column.held += held;
                column.holders.extend(holders);
                column.holders.sort_unstable();
            }
            None => columns.push(Column { row: row.clone(), held, held_later: 0, holders: holders.to_vec() }),
        }
    }
    let mut later = 0;
    for column in columns.iter_mut().rev() {
        column.held_later = later;
        later += column.held;
    }
    columns
}

impl Search<'_> {
    /// `size` members of the classes from `first` on change; those before have.
    fn classes(&mut self, first: usize, size: u64) -> Result<(), Exhausted> {
        self.left = self.left.checked_sub(self.cost).ok_or(Exhausted)?;
        if size == 0 {
            if self.program.holds(&self.tallies, &mut self.scratch) != self.carried {
                self.found.insert(self.leaving.clone());
            }
            return Ok(());
        }
        for class in first..self.columns.len() {
            if self.rest[class] < size {
                break;
            }
            let here = self.rest[class] - self.rest[class + 1];
            for changing in size.saturating_sub(self.rest[class + 1]).max(1)..=here.min(size) {
                self.columns(class, 0, (changing, changing), size - changing)?;
            }
        }
        Ok(())
    }

    /// Of the columns of a class from `first` on so many members leave and so many arrive; `later` change in later classes.
    fn columns(&mut self, class: usize, first: usize, change: (u64, u64), later: u64) -> Result<(), Exhausted> {
        self.left = self.left.checked_sub(self.step).ok_or(Exhausted)?;
        let (leave, arrive) = change;
        if leave == 0 && arrive == 0 {
            return self.classes(class + 1, later);
        }
        let Some(column) = self.columns[class].get(first) else { return Ok(()) };
        let (held, held_later) = (column.held, column.held_later);
        // Each later column can lose members or gain some, not both.
        let columns_later = self.columns[class].len() - first - 1;
        let feasible = |leave: u64, arrive: u64| {
            leave <= held_later && usize::from(leave > 0) + usize::from(arrive > 0) <= columns_later
        };
        if feasible(leave, arrive) {
            self.columns(class, first + 1, change, later)?;
        }
        let least = if feasible(1, arrive) { leave.saturating_sub(held_later).max(1) } else { leave };
        for members in least.max(1)..=held.min(leave) {
            self.shift(class, first, members, -1);
            self.leaving.push(Leaving { class, column: first, members });
            let done = self.columns(class, first + 1, (leave - members, arrive), later);
            self.leaving.pop();
            self.shift(class, first, members, 1);
            done?;
        }
        let least = if feasible(leave, 1) { 1 } else { arrive };
        for members in least.max(1)..=arrive {
            self.shift(class, first, members, 1);
            let done = self.columns(class, first + 1, (leave, arrive - members), later);
            self.shift(class, first, members, -1);
            done?;
        }
        Ok(())
    }

    fn shift(&mut self, class: usize, column: usize, members: u64, sign: i64) {
        let row = &self.columns[class][column].row;
        let times = sign * i64::try_from(members).unwrap_or(i64::MAX);
        self.tallies.iter_mut().zip(row).for_each(|(tally, adds)| *tally += times * adds);
    }

    fn conclude(&self, size: u64) -> SmallestGroup {
        let number_of_groups = self.found.iter().try_fold(0_u128, |sum, group| {
            let ways = group.iter().try_fold(1_u128, |product, leaving| {
                product.checked_mul(choose(self.column(leaving).held, leaving.members)?)
            })?;
            sum.checked_add(ways)
        });
        let mut examples = Vec::new();
        for group in &self.found {
            self.examples(group, &mut Vec::new(), &mut examples);
        }
        SmallestGroup::Found { size, number_of_groups, examples }
    }

    fn column(&self, leaving: &Leaving) -> &Column {
        &self.columns[leaving.class][leaving.column]
    }

    /// Adds the groups that `rest` describes to `examples`, as far as there is room; `chosen` is the part chosen already.
    fn examples(&self, rest: &[Leaving], chosen: &mut Vec<usize>, examples: &mut Vec<Vec<ActorId>>) {
        let Some((first, rest)) = rest.split_first() else {
            let mut group = chosen.clone();
            group.sort_unstable();
            examples.push(group.into_iter().map(|place| self.standing.voters[place].actor.clone()).collect());
            return;
        };
        let holders = &self.column(first).holders;
        if (holders.len() as u64) < first.members {
            return;
        }
        let mut places: Vec<usize> = (0..first.members as usize).collect();
        while examples.len() < EXAMPLES {
            let before = chosen.len();
            chosen.extend(places.iter().map(|&place| holders[place]));
            self.examples(rest, chosen, examples);
            chosen.truncate(before);
            if !advance(&mut places, holders.len()) {
                return;
            }
        }
    }
}

/// The next combination of places below `all`, in the order of the alphabet; false after the last.
fn advance(places: &mut [usize], all: usize) -> bool {
    let chosen = places.len();
    let Some(at) = (0..chosen).rev().find(|&at| places[at] < all - chosen + at) else { return false };
    places[at] += 1;
    for next in at + 1..chosen {
        places[next] = places[next - 1] + 1;
    }
    true
}

/// How many ways there are to choose so many of so many; `None` above 2^128.
fn choose(of: u64, chosen: u64) -> Option<u128> {
    let chosen = chosen.min(of.checked_sub(chosen)?);
    let mut ways = 1_u128;
    for step in 1..=u128::from(chosen) {
        let next = u128::from(of) - u128::from(chosen) + step;
        // The product of the first steps is divisible by their factorial; dividing first keeps it within 128 bits longest.
        let common = greatest_common_divisor(ways, step);
        ways = (ways / common).checked_mul(next / (step / common))?;
    }
    Some(ways)
}

fn greatest_common_divisor(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
