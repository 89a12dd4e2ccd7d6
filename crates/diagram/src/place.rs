//! Places: a level with a residue, and what a sum must be compared with there.

use crate::classes::Class;
use crate::plan::Plan;
use crate::residue::Residues;
use crate::wide::{Stretches, Sum};

/// No such place, or no such list, yet.
const NONE: u32 = u32::MAX;

/// Above this many combinations of classes, lists are found by hash.
const FLAT: usize = 1 << 12;

/// Sums between which no atom is decided: `no ≤ sum < yes`.
#[derive(Clone, Copy)]
pub(crate) struct Open {
    no: i64,
    yes: i64,
}

impl Open {
    /// Before any atom is looked at.
    const ALL: Self = Self { no: i64::MIN, yes: i64::MAX };

    #[inline]
    fn holds(self, sum: i64) -> bool {
        self.no <= sum && sum < self.yes
    }
}

/// A narrow form with an undecided atom, some of whose variables stand above.
#[derive(Clone, Copy)]
struct Live {
    form: u32,
    /// By how much a list's slot moves from one class to the next.
    stride: u32,
    class: Class,
    open: Open,
}

/// A level with a residue.
pub(crate) struct Place {
    pub level: u32,
    pub residue: u32,
    /// The number of the outcome, when nothing is left.
    pub outcome: Option<u32>,
    wide: Open,
    /// The narrow forms, in the list of all.
    live: (u32, u32),
    /// Where the lists of its combinations of classes begin; [`NONE`] when they are found by hash.
    slots: u32,
    /// The place one level below, if nothing is decided on the way; [`NONE`] when not known yet.
    below: u32,
}

/// What a state is at its place.
pub(crate) enum State {
    /// An atom is decided.
    Decided,
    /// All is as the residue says; its stretches are in this list.
    List(u32),
}

/// All places met so far, each once.
pub(crate) struct Places {
    all: Vec<Place>,
    live: Vec<Live>,
    /// For each combination of classes its list, or [`NONE`].
    slots: Vec<u32>,
    /// For each residue, the level of its first place, and its places from there on.
    of_residue: Vec<(u32, Vec<u32>)>,
}

impl Places {
    pub fn new() -> Self {
        Self { all: Vec::new(), live: Vec::new(), slots: Vec::new(), of_residue: Vec::new() }
    }

    #[inline]
    pub fn get(&self, place: u32) -> &Place {
        &self.all[place as usize]
    }

    /// The place one level below with the same residue.
    #[inline]
    pub fn below(&mut self, place: u32, residues: &Residues, plan: &Plan) -> u32 {
        let Place { below, level, residue, .. } = self.all[place as usize];
        if below != NONE {
            return below;
        }
        let below = self.find(level + 1, residue, residues, plan);
        self.all[place as usize].below = below;
        below
    }

    /// The place of a level and a residue.
    pub fn find(&mut self, level: u32, residue: u32, residues: &Residues, plan: &Plan) -> u32 {
        if self.of_residue.len() <= residue as usize {
            self.of_residue.resize_with(residue as usize + 1, || (level, Vec::new()));
        }
        let (first, places) = &mut self.of_residue[residue as usize];
        if places.is_empty() {
            *first = level;
        } else if level < *first {
            places.splice(..0, std::iter::repeat_n(NONE, (*first - level) as usize));
            *first = level;
        }
        let at = (level - *first) as usize;
        if places.len() <= at {
            places.resize(at + 1, NONE);
        }
        if places[at] == NONE {
            places[at] = self.all.len() as u32;
            self.add(level, residue, residues, plan);
        }
        self.of_residue[residue as usize].1[at]
    }

    fn add(&mut self, level: u32, residue: u32, residues: &Residues, plan: &Plan) {
        let left = residues.get(residue);
        let narrow = |open: &mut Open, atom: u32| {
            let limits = plan.limits[atom as usize][level as usize];
            *open = Open { no: open.no.max(limits.no), yes: open.yes.min(limits.yes) };
        };
        let mut wide = Open::ALL;
        left.wide.iter().for_each(|open| narrow(&mut wide, open.atom));
        let first = self.live.len();
        let mut product = Some(1_usize);
        for &form in &left.live {
            let Some(class) = plan.classes.before(form, level) else { continue };
            let mut open = Open::ALL;
            left.narrow.iter().filter(|atom| atom.form == form).for_each(|atom| narrow(&mut open, atom.atom));
            self.live.push(Live { form, stride: product.unwrap_or(0) as u32, class, open });
            product = match (product, class) {
                (Some(product), Class::Table { count, .. }) => Some(product * count).filter(|&product| product <= FLAT),
                _ => None,
            };
        }
        let slots = match product {
            Some(product) if left.outcome.is_none() => {
                self.slots.resize(self.slots.len() + product, NONE);
                (self.slots.len() - product) as u32
            }
            _ => NONE,
        };
        let live = (first as u32, self.live.len() as u32);
        self.all.push(Place { level, residue, outcome: left.outcome, wide, live, slots, below: NONE });
    }

    /// Where the sums stand at a place.
    #[inline]
    pub fn state<S: Sum>(
        &mut self,
        place: u32,
        sums: &[i64],
        wide: S,
        plan: &Plan,
        stretches: &mut Stretches<S>,
    ) -> State {
        let Place { slots, live: (first, last), wide: open, .. } = self.all[place as usize];
        if !open.holds(wide.wide()) {
            return State::Decided;
        }
        let live = &self.live[first as usize..last as usize];
        let mut slot = slots as usize;
        for live in live {
            let sum = sums[live.form as usize];
            if !live.open.holds(sum) {
                return State::Decided;
            }
            if let Class::Table { offset, .. } = live.class {
                slot = slot.wrapping_add(live.stride as usize * plan.classes.tabulated(offset, sum));
            }
        }
        if slots == NONE {
            let Place { level, residue, .. } = self.all[place as usize];
            let classes = live.iter().map(|live| plan.classes.of(live.class, sums[live.form as usize]));
            return State::List(stretches.list(level, residue, classes));
        }
        let list = &mut self.slots[slot];
        if *list == NONE {
            *list = stretches.new_list();
        }
        State::List(*list)
    }

    /// Bytes held, for the budget.
    pub fn bytes(&self) -> usize {
        self.all.len() * (size_of::<Place>() + 4) + self.live.len() * size_of::<Live>() + self.slots.len() * 4
    }
}
