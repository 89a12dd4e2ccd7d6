//! Minimal winning and minimal blocking coalitions, by pairs of nodes.

use diagram::Budget;

use super::family::Family;
use super::game::{CoalitionError, SimpleGame};
use super::store::{ALL, NONE, Node, Store, Table};

/// A pair (a, b) stands for the coalitions that are minimal in `a` and losing in `b`; none and all stand for themselves, and
/// pairs are numbered from 2.
struct Pair {
    a: u32,
    b: u32,
    low: u32,
    high: u32,
}

impl SimpleGame {
    /// The minimal winning coalitions: those that win, and lose when any member leaves.
    ///
    /// With N(a, b) the coalitions that are minimal in a and losing in b, N(a, b) = N(a₀, b₀) ∪ {j}·N(a₁, a₀ ∨ b₁) where j is the
    /// higher player of both and a₀, a₁ what a becomes without and with j; the minimal winning coalitions are N(root, ⊥). (The
    /// prime implicants of a monotone function: Coudert 1994.) Cost: proportional to the pairs met, each with a disjunction.
    ///
    /// # Errors
    /// [`CoalitionError::TooLarge`] when the budget, in pairs and nodes and in bytes, runs out.
    pub fn minimal_winning(&self, budget: Budget) -> Result<Family, CoalitionError> {
        Search::new(self, budget).run(self.root)
    }

    /// The minimal blocking coalitions: those without which the others lose, and with any member back, win. They are the minimal
    /// winning coalitions of the dual game.
    ///
    /// # Errors
    /// As [`SimpleGame::minimal_winning`].
    pub fn minimal_blocking(&self, budget: Budget) -> Result<Family, CoalitionError> {
        self.dual().minimal_winning(budget)
    }
}

struct Search<'a> {
    game: &'a SimpleGame,
    /// The game's nodes, and those of disjunctions.
    store: Store,
    either: Table<(u32, u32)>,
    pairs: Vec<Pair>,
    number: Table<(u32, u32)>,
    /// The pairs of each level.
    at_level: Vec<Vec<u32>>,
    budget: Budget,
}

impl<'a> Search<'a> {
    fn new(game: &'a SimpleGame, budget: Budget) -> Self {
        Self {
            game,
            store: game.store.clone(),
            either: Table::default(),
            pairs: Vec::new(),
            number: Table::default(),
            at_level: vec![Vec::new(); game.player_of.len()],
            budget,
        }
    }

    fn run(mut self, root: u32) -> Result<Family, CoalitionError> {
        let root = self.pair(root, NONE);
        // Pairs lead to pairs of deeper levels only: all of them from the top, then their families from the bottom.
        for level in 0..self.at_level.len() {
            let mut next = 0;
            while let Some(&number) = self.at_level[level].get(next) {
                next += 1;
                let Pair { a, b, .. } = self.pairs[number as usize];
                let (a_low, a_high) = self.store.split(a, level as u32);
                let (b_low, b_high) = self.store.split(b, level as u32);
                let low = self.pair(a_low, b_low);
                let high = if a_low == a_high {
                    NONE
                } else {
                    let losing = self.or(a_low, b_high);
                    self.pair(a_high, losing)
                };
                let pair = &mut self.pairs[number as usize];
                (pair.low, pair.high) = (low, high);
                self.check_budget()?;
            }
        }
        let mut families = Store::default();
        let mut becomes = vec![NONE; self.pairs.len() + 2];
        becomes[ALL as usize] = ALL;
        for (level, pairs) in self.at_level.iter().enumerate().rev() {
            for &number in pairs {
                let pair = &self.pairs[number as usize];
                let (low, high) = (becomes[pair.low as usize], becomes[pair.high as usize]);
                becomes[number as usize + 2] =
                    if high == NONE { low } else { families.intern(Node { level: level as u32, low, high }) };
            }
        }
        let root = becomes[root as usize];
        Ok(Family { store: families, root, player_of: self.game.player_of.clone(), players: self.game.players })
    }

    /// What stands for the coalitions that are minimal in `a` and losing in `b`.
    fn pair(&mut self, a: u32, b: u32) -> u32 {
        if a == NONE || b == ALL || a == b {
            return NONE;
        }
        if a == ALL {
            return ALL;
        }
        let Self { store, pairs, number, at_level, .. } = self;
        let number = *number.entry((a, b)).or_insert_with(|| {
            let number = pairs.len() as u32;
            at_level[store.level(a).min(store.level(b)) as usize].push(number);
            pairs.push(Pair { a, b, low: NONE, high: NONE });
            number
        });
        number + 2
    }

    /// The disjunction of two nodes (Bryant 1986), with a stack of its own.
    fn or(&mut self, a: u32, b: u32) -> u32 {
        let mut steps = vec![Step::Ask(a, b)];
        let mut values: Vec<u32> = Vec::new();
        while let Some(step) = steps.pop() {
            match step {
                Step::Ask(a, b) => match self.known_or(a, b) {
                    Some(value) => values.push(value),
                    None => {
                        let level = self.store.level(a).min(self.store.level(b));
                        let ((a_low, a_high), (b_low, b_high)) =
                            (self.store.split(a, level), self.store.split(b, level));
                        steps.extend([Step::Join(level, a, b), Step::Ask(a_high, b_high), Step::Ask(a_low, b_low)]);
                    }
                },
                Step::Join(level, a, b) => {
                    let (high, low) = (values.pop().unwrap_or(NONE), values.pop().unwrap_or(NONE));
                    let value = self.store.decision(level, low, high);
                    self.either.insert((a.min(b), a.max(b)), value);
                    values.push(value);
                }
            }
        }
        values.pop().unwrap_or(NONE)
    }

    fn known_or(&self, a: u32, b: u32) -> Option<u32> {
        match (a, b) {
            (ALL, _) | (_, ALL) => Some(ALL),
            (NONE, other) | (other, NONE) => Some(other),
            _ if a == b => Some(a),
            _ => self.either.get(&(a.min(b), a.max(b))).copied(),
        }
    }

    fn check_budget(&self) -> Result<(), CoalitionError> {
        let nodes = self.pairs.len() + self.store.len() + self.either.len();
        let entry = size_of::<((u32, u32), u32)>() + 1;
        let bytes = self.pairs.capacity() * (size_of::<Pair>() + 4)
            + (self.number.capacity() + self.either.capacity()) * entry
            + self.store.bytes();
        if nodes > self.budget.nodes || bytes > self.budget.bytes {
            return Err(CoalitionError::TooLarge { nodes, bytes });
        }
        Ok(())
    }
}

/// A step of the disjunction: what is asked, or what is made of the last two answers.
enum Step {
    Ask(u32, u32),
    Join(u32, u32, u32),
}
