//! For each state but the wide sum: the stretches of the wide sum on which the rest is one known node (Behle 2007).

use hashbrown::HashTable;

/// From `low` to `high`, both included, the state's node is `node`.
#[derive(Clone, Copy)]
pub(crate) struct Stretch {
    pub low: i64,
    pub high: i64,
    pub node: u32,
}

/// A list of stretches for every key met so far, from the highest sums down: a compiler that takes the heaviest options first
/// adds most of them at the end.
pub(crate) struct Stretches {
    /// The keys one after the other, and where each ends.
    keys: Vec<u64>,
    ends: Vec<usize>,
    lists: Vec<Vec<Stretch>>,
    /// The hash and the number of each key.
    table: HashTable<(u64, u32)>,
    /// How many stretches are held.
    count: usize,
}

impl Stretches {
    pub fn new() -> Self {
        Self { keys: Vec::new(), ends: Vec::new(), lists: Vec::new(), table: HashTable::new(), count: 0 }
    }

    /// The number of the list of `key`, made when it is new.
    pub fn list(&mut self, key: &[u64]) -> u32 {
        let hash = hash(key);
        let Self { keys, ends, .. } = self;
        let start = |id: u32| id.checked_sub(1).map_or(0, |before| ends[before as usize]);
        if let Some(&(_, id)) = self.table.find(hash, |&(of, id)| of == hash && keys[start(id)..ends[id as usize]] == *key) {
            return id;
        }
        let id = self.lists.len() as u32;
        keys.extend_from_slice(key);
        ends.push(keys.len());
        self.lists.push(Vec::new());
        self.table.insert_unique(hash, (hash, id), |&(hash, _)| hash);
        id
    }

    /// The stretch of a list that holds `sum`, or else the place where one that does belongs.
    pub fn find(&self, list: u32, sum: i64) -> Result<Stretch, usize> {
        let list = &self.lists[list as usize];
        let place = list.partition_point(|stretch| stretch.low > sum);
        list.get(place).filter(|stretch| sum <= stretch.high).copied().ok_or(place)
    }

    /// Adds a stretch at the place that [`Stretches::find`] named; neighbours it overlaps hold the same node and are joined
    /// with it.
    pub fn insert(&mut self, list: u32, place: usize, mut new: Stretch) {
        let list = &mut self.lists[list as usize];
        let above = list[..place].iter().rev().take_while(|stretch| stretch.low <= new.high).count();
        let below = list[place..].iter().take_while(|stretch| stretch.high >= new.low).count();
        let joined = place - above..place + below;
        if let (Some(highest), Some(lowest)) = (list[joined.clone()].first(), list[joined.clone()].last()) {
            new.high = new.high.max(highest.high);
            new.low = new.low.min(lowest.low);
            self.count -= joined.len() - 1;
            list[joined.start] = new;
            list.drain(joined.start + 1..joined.end);
        } else {
            list.insert(place, new);
            self.count += 1;
        }
    }

    /// Bytes held, for the budget.
    pub fn bytes(&self) -> usize {
        self.count * size_of::<Stretch>() + self.keys.len() * 8 + self.lists.len() * 56
    }
}

/// Multiply and fold: every bit of a word reaches the low bits of the next (a weak mix costs 1.4 times the compile time).
fn hash(words: &[u64]) -> u64 {
    words.iter().fold(0x9e37_79b9_7f4a_7c15, |state, &word| mix(state ^ word))
}

pub(crate) fn mix(word: u64) -> u64 {
    let product = u128::from(word) * u128::from(0xd6e8_feb8_6659_fd93_u64);
    (product >> 64) as u64 ^ product as u64
}
