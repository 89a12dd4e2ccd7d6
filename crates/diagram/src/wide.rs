//! For each state but the wide sum: the stretches of the wide sum on which the rest is one known node (Behle 2007).

use std::ops::{Add, Sub};

use hashbrown::HashTable;

/// A wide sum: in 32 bits where it fits, for then twice as many are near at hand.
pub(crate) trait Sum: Copy + Ord + Add<Output = Self> + Sub<Output = Self> {
    /// Below and above every sum, and still so when a sum is added or taken away.
    const UNBOUNDED: (Self, Self);
    /// A coefficient, a sum or a limit of a form that is narrow enough.
    fn of(sum: i64) -> Self;
    fn wide(self) -> i64;
}

impl Sum for i32 {
    const UNBOUNDED: (Self, Self) = (-(1 << 30), 1 << 30);

    fn of(sum: i64) -> Self {
        sum as Self
    }

    fn wide(self) -> i64 {
        i64::from(self)
    }
}

impl Sum for i64 {
    const UNBOUNDED: (Self, Self) = (-(1 << 61), 1 << 61);

    fn of(sum: i64) -> Self {
        sum
    }

    fn wide(self) -> i64 {
        self
    }
}

/// From `low` to `high`, both included, the state's node is `node`.
#[derive(Clone, Copy)]
pub(crate) struct Stretch<S> {
    pub low: S,
    pub high: S,
    pub node: u32,
}

/// A list of stretches for every state met so far, from the highest sums down: a compiler that takes the heaviest options first
/// adds most of them near the end.
pub(crate) struct Stretches<S> {
    lists: Vec<Vec<Stretch<S>>>,
    table: HashTable<Entry>,
    /// How many stretches are held.
    count: usize,
    /// How many stretches were moved to make room for others, or to close up.
    moved: usize,
}

/// A list by the state it belongs to: where the state begins, and a class.
struct Entry {
    begin: u64,
    class: u64,
    list: u32,
}

impl<S: Sum> Stretches<S> {
    pub fn new() -> Self {
        Self { lists: Vec::new(), table: HashTable::new(), count: 0, moved: 0 }
    }

    /// The number of the list of a state: a level and a residue, then classes one by one.
    pub fn list(&mut self, level: u32, residue: u32, mut classes: impl Iterator<Item = u64>) -> u32 {
        let mut list = self.next(u64::from(level) << 32 | u64::from(residue), classes.next().unwrap_or(0));
        for class in classes {
            list = self.next(1 << 63 | u64::from(list), class);
        }
        list
    }

    /// An empty list.
    pub fn new_list(&mut self) -> u32 {
        self.lists.push(Vec::new());
        self.lists.len() as u32 - 1
    }

    fn next(&mut self, begin: u64, class: u64) -> u32 {
        let hash = |begin, class| mix(mix(begin) ^ class);
        let same = |entry: &Entry| entry.begin == begin && entry.class == class;
        if let Some(known) = self.table.find(hash(begin, class), same) {
            return known.list;
        }
        let list = self.new_list();
        self.table
            .insert_unique(hash(begin, class), Entry { begin, class, list }, |entry| hash(entry.begin, entry.class));
        list
    }

    /// The stretch of a list that holds `sum`, or else the place where one that does belongs.
    #[inline]
    pub fn find(&self, list: u32, sum: S) -> Result<Stretch<S>, usize> {
        let list = &self.lists[list as usize];
        let place = list.partition_point(|stretch| stretch.low > sum);
        list.get(place).filter(|stretch| sum <= stretch.high).copied().ok_or(place)
    }

    /// Adds a stretch at the place that [`Stretches::find`] named; neighbours it overlaps hold the same node and are joined
    /// with it.
    #[inline]
    pub fn insert(&mut self, list: u32, place: usize, mut new: Stretch<S>) {
        let list = &mut self.lists[list as usize];
        if list.get(place).is_none_or(|below| below.high < new.low) && (place == 0 || list[place - 1].low > new.high) {
            self.moved += list.len() - place;
            list.insert(place, new);
            self.count += 1;
            return;
        }
        let above = list[..place].iter().rev().take_while(|stretch| stretch.low <= new.high).count();
        let below = list[place..].iter().take_while(|stretch| stretch.high >= new.low).count();
        let joined = place - above..place + below;
        if let (Some(highest), Some(lowest)) = (list[joined.clone()].first(), list[joined.clone()].last()) {
            new.high = new.high.max(highest.high);
            new.low = new.low.min(lowest.low);
            self.count -= joined.len() - 1;
            list[joined.start] = new;
            self.moved += joined.len() + list.len() - joined.end;
            list.drain(joined.start + 1..joined.end);
        }
    }

    /// Bytes moved to make room or to close up: most of the time that very long lists take.
    pub fn moved_bytes(&self) -> u64 {
        (self.moved as u64).saturating_mul(size_of::<Stretch<S>>() as u64)
    }

    /// Bytes held, for the budget.
    pub fn bytes(&self) -> usize {
        self.count * size_of::<Stretch<S>>()
            + self.lists.len() * (size_of::<Vec<Stretch<S>>>() + 2 * size_of::<Entry>())
    }
}

/// Multiply and fold: every bit of a word reaches the low bits of the next (a weak mix costs 1.4 times the compile time).
#[inline]
pub(crate) fn mix(word: u64) -> u64 {
    let product = u128::from(word) * u128::from(0xd6e8_feb8_6659_fd93_u64);
    (product >> 64) as u64 ^ product as u64
}
