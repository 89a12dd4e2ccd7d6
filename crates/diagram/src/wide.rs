//! For each state but the wide sum: the stretches of the wide sum on which the rest is one known node (Behle 2007).

use hashbrown::HashTable;

/// From `low` to `high`, both included, the state's node is `node`.
#[derive(Clone, Copy)]
pub(crate) struct Stretch {
    pub low: i64,
    pub high: i64,
    pub node: u32,
}

/// A list of stretches for every key met so far. Keys are slices of one fixed length.
pub(crate) struct Stretches {
    length: usize,
    keys: Vec<u64>,
    lists: Vec<Vec<Stretch>>,
    table: HashTable<u32>,
    /// How many stretches are held.
    pub count: usize,
}

impl Stretches {
    pub fn new(length: usize) -> Self {
        Self { length, keys: Vec::new(), lists: Vec::new(), table: HashTable::new(), count: 0 }
    }

    /// The number of the list of `key`, made when it is new.
    pub fn list(&mut self, key: &[u64]) -> u32 {
        let Self { length, keys, lists, table, .. } = self;
        let key_of = |id: u32| &keys[id as usize * *length..][..*length];
        if let Some(&id) = table.find(hash(key), |&id| key_of(id) == key) {
            return id;
        }
        let id = lists.len() as u32;
        keys.extend_from_slice(key);
        lists.push(Vec::new());
        let key_of = |id: u32| &keys[id as usize * *length..][..*length];
        table.insert_unique(hash(key), id, |&id| hash(key_of(id)));
        id
    }

    pub fn find(&self, list: u32, sum: i64) -> Option<Stretch> {
        let list = &self.lists[list as usize];
        let after = list.partition_point(|stretch| stretch.low <= sum);
        let stretch = *list.get(after.checked_sub(1)?)?;
        (sum <= stretch.high).then_some(stretch)
    }

    /// Adds a stretch; neighbours it overlaps hold the same node and are joined with it.
    pub fn insert(&mut self, list: u32, mut new: Stretch) {
        let list = &mut self.lists[list as usize];
        let first = list.partition_point(|stretch| stretch.high < new.low);
        let last = list.partition_point(|stretch| stretch.low <= new.high);
        if first < last {
            new.low = new.low.min(list[first].low);
            new.high = new.high.max(list[last - 1].high);
            self.count -= last - first - 1;
            list[first] = new;
            list.drain(first + 1..last);
        } else {
            list.insert(first, new);
            self.count += 1;
        }
    }

    /// Bytes held, for the budget.
    pub fn bytes(&self) -> usize {
        self.count * size_of::<Stretch>() + self.keys.len() * 8 + self.lists.len() * 32
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
