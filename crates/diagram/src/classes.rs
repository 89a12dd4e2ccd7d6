//! Classes of partial sums: two sums of one form with the same class at a level have the same future.
//!
//! Cut points of a form after its last variable are its quotas; before a variable they are the cut points after it, shifted
//! back by each of the variable's coefficients. The class of a sum is the number of cut points at or below it.

/// Above this many cut points, or over this wide a range, sums stand for themselves: finer than need be, and still right.
const TABULATED: usize = 4096;

enum Class {
    /// The class of each sum from `least` on.
    Table {
        least: i64,
        classes: Vec<u32>,
    },
    Cuts(Vec<i64>),
    Itself,
}

impl Class {
    fn new(cuts: Option<Vec<i64>>, least: i64, most: i64) -> Self {
        let Some(cuts) = cuts else { return Self::Itself };
        let range = usize::try_from(most - least).unwrap_or(usize::MAX);
        if range >= TABULATED {
            return Self::Cuts(cuts);
        }
        let classes = (least..=most).map(|sum| cuts.partition_point(|&cut| cut <= sum) as u32).collect();
        Self::Table { least, classes }
    }
}

/// For one form, the class of a partial sum before each level.
pub(crate) struct Classes {
    /// Before each of the form's variables in turn, and after the last.
    before: Vec<Class>,
    /// How many of the form's variables stand above each level.
    begun: Vec<u32>,
}

impl Classes {
    /// `columns[level]` holds the form's coefficients at that level, empty where the form does not read its variable.
    pub fn new(quotas: &[i64], columns: &[Vec<i64>]) -> Self {
        let mut cuts = Some(quotas.to_vec());
        let mut cuts_before = vec![cuts.clone()];
        for coefficients in columns.iter().rev().filter(|c| !c.is_empty()) {
            cuts = cuts.and_then(|cuts| shift_back(&cuts, coefficients));
            cuts_before.push(cuts.clone());
        }
        let (mut least, mut most) = (0, 0);
        let mut before = Vec::with_capacity(cuts_before.len());
        let mut begun = Vec::with_capacity(columns.len());
        for coefficients in columns {
            begun.push(before.len() as u32);
            if let (Some(low), Some(high)) = (coefficients.iter().min(), coefficients.iter().max()) {
                before.push(Class::new(cuts_before.pop().flatten(), least, most));
                least += low;
                most += high;
            }
        }
        before.push(Class::new(cuts_before.pop().flatten(), least, most));
        Self { before, begun }
    }

    pub fn of(&self, level: usize, sum: i64) -> u64 {
        match &self.before[self.begun[level] as usize] {
            Class::Table { least, classes } => u64::from(classes[(sum - least) as usize]),
            Class::Cuts(cuts) => cuts.partition_point(|&cut| cut <= sum) as u64,
            Class::Itself => sum as u64,
        }
    }
}

fn shift_back(cuts: &[i64], coefficients: &[i64]) -> Option<Vec<i64>> {
    let mut shifted: Vec<i64> = coefficients.iter().flat_map(|c| cuts.iter().map(move |cut| cut - c)).collect();
    shifted.sort_unstable();
    shifted.dedup();
    (shifted.len() <= TABULATED).then_some(shifted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_that_can_still_end_apart_have_different_classes() {
        // Three voters of weight 1, quota 2: before the last, sums 0 | 1 | 2 lose, hang and win.
        let classes = Classes::new(&[2], &[vec![1, 0], vec![1, 0], vec![1, 0]]);
        assert_eq!([0, 1, 2].map(|s| classes.of(2, s)), [0, 1, 2]);
        // With quota 3 the sum 0 before the last voter is as lost as any.
        let classes = Classes::new(&[3], &[vec![1, 0], vec![1, 0], vec![1, 0]]);
        assert_eq!(classes.of(2, 0), classes.of(2, 1));
        assert_ne!(classes.of(2, 1), classes.of(2, 2));
    }
}
