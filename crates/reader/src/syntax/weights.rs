//! Weights in one table by hashed feature: a feature's row begins where its hash says, and rows overlap. Collisions are part of
//! what training sees (Weinberger et al. 2009), so no list of features is kept.

/// The most classes a classifier has; the length of a row.
pub const ROW: usize = 64;

/// Adds up the weights of features.
pub trait Weights {
    /// How many weights there are.
    fn size(&self) -> usize;

    /// Adds the row of each feature to the scores.
    fn score(&self, rows: &Rows, scores: &mut [i32]);

    /// The class with the highest score, the first of equals.
    fn best(&self, rows: &Rows, classes: usize, allowed: impl Fn(usize) -> bool) -> usize {
        let mut scores = [0; ROW];
        self.score(rows, &mut scores[..classes]);
        let mut best: Option<usize> = None;
        for class in (0..classes).filter(|class| allowed(*class)) {
            if best.is_none_or(|best| scores[class] > scores[best]) {
                best = Some(class);
            }
        }
        best.unwrap_or(0)
    }
}

/// The features of one decision, as beginnings of rows.
#[derive(Default, Debug)]
pub struct Rows {
    starts: Vec<usize>,
    size: usize,
}

impl Rows {
    /// No features yet, for a table of this size.
    #[must_use]
    pub fn new(size: usize) -> Self {
        Self { starts: Vec::with_capacity(64), size }
    }

    /// Forgets the features.
    pub fn clear(&mut self) {
        self.starts.clear();
    }

    /// Adds a feature: the number of its template and what fills it.
    pub fn add(&mut self, template: u64, values: &[u64]) {
        let mut hash = (template + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        for value in values {
            hash = (hash ^ value).wrapping_mul(0xff51_afd7_ed55_8ccd);
            hash ^= hash >> 32;
        }
        let starts = self.size.saturating_sub(ROW).max(1) as u64;
        self.starts.push((((hash >> 32) * starts) >> 32) as usize);
    }

    /// Where the features' rows begin.
    #[must_use]
    pub fn starts(&self) -> &[usize] {
        &self.starts
    }
}

/// Weights as they ship: small integers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table(Vec<i8>);

impl Table {
    /// From weights.
    #[must_use]
    pub fn new(weights: Vec<i8>) -> Self {
        Self(weights)
    }
}

impl Weights for Table {
    fn size(&self) -> usize {
        self.0.len()
    }

    fn score(&self, rows: &Rows, scores: &mut [i32]) {
        for start in rows.starts() {
            if let Some(row) = self.0.get(*start..start + scores.len()) {
                for (score, weight) in scores.iter_mut().zip(row) {
                    *score += i32::from(*weight);
                }
            }
        }
    }
}

/// Three tables: their lengths as little-endian `u32`, then the weights of each.
pub(super) fn to_bytes(tables: [&Table; 3]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for table in tables {
        bytes.extend(u32::try_from(table.0.len()).unwrap_or(0).to_le_bytes());
    }
    for table in tables {
        bytes.extend(table.0.iter().map(|weight| weight.to_le_bytes()[0]));
    }
    bytes
}

/// The tables in a weights file; `None` if it is not whole.
pub(super) fn load(bytes: &[u8]) -> Option<(Table, Table, Table)> {
    let (head, mut rest) = bytes.split_at_checked(12)?;
    let mut tables = Vec::new();
    for length in head.chunks_exact(4) {
        let length = u32::from_le_bytes(length.try_into().ok()?) as usize;
        let (table, later) = rest.split_at_checked(length)?;
        tables.push(Table(table.iter().map(|byte| i8::from_le_bytes([*byte])).collect()));
        rest = later;
    }
    let [tagger, arcs, relations]: [Table; 3] = tables.try_into().ok()?;
    rest.is_empty().then_some((tagger, arcs, relations))
}
