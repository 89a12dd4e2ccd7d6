//! Classes of partial sums: two sums of one form with the same class at a level have the same future.
//!
//! Cut points of a form after its last variable are its quotas; before a variable they are the cut points after it, shifted
//! back by each of the variable's coefficients. The class of a sum is the number of cut points at or below it.

use crate::plan::ends;

/// Above this many cut points, or over this wide a range, sums stand for themselves: finer than need be, and still right.
const TABULATED: usize = 4096;

/// How the class of a sum is found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Class {
    /// In the table, at this place more than the sum.
    Table { offset: i64, count: usize },
    /// By its place among these cut points.
    Cuts(usize, usize),
    /// It is the sum.
    Itself,
}

/// The classes of partial sums of all forms, before each level.
pub(crate) struct Classes {
    /// For each form, before each of its variables but the first and after the last: from which level on, and how it is found.
    before: Vec<Vec<(u32, Class)>>,
    table: Vec<u16>,
    cuts: Vec<i64>,
}

impl Classes {
    pub fn new() -> Self {
        Self { before: Vec::new(), table: Vec::new(), cuts: Vec::new() }
    }

    /// The next form: its quotas, and the levels at which it reads a variable, ascending, with its coefficients.
    pub fn push(&mut self, mut quotas: Vec<i64>, reads: &[(u32, &[i64])]) {
        quotas.sort_unstable();
        let mut cuts = Some(quotas);
        let (mut least, mut most) = (0, 0);
        for (_, coefficients) in reads {
            let (low, high) = ends(coefficients);
            (least, most) = (least + low, most + high);
        }
        let mut before = Vec::with_capacity(reads.len());
        for (level, coefficients) in reads.iter().rev() {
            before.push((*level + 1, self.class(cuts.as_deref(), least, most)));
            cuts = cuts.and_then(|cuts| shift_back(&cuts, coefficients));
            let (low, high) = ends(coefficients);
            (least, most) = (least - low, most - high);
        }
        self.before.push(before);
    }

    fn class(&mut self, cuts: Option<&[i64]>, least: i64, most: i64) -> Class {
        let Some(cuts) = cuts else { return Class::Itself };
        if usize::try_from(most - least).is_ok_and(|range| range < TABULATED) {
            let offset = self.table.len() as i64 - least;
            let mut class = 0;
            for sum in least..=most {
                class += cuts[class..].iter().take_while(|&&cut| cut <= sum).count();
                self.table.push(class as u16);
            }
            return Class::Table { offset, count: class + 1 };
        }
        self.cuts.extend_from_slice(cuts);
        Class::Cuts(self.cuts.len() - cuts.len(), self.cuts.len())
    }

    /// How the class of a form's sum before a level is found; `None` when no variable of the form stands above.
    pub fn before(&self, form: u32, level: u32) -> Option<Class> {
        self.before[form as usize].iter().find(|(from, _)| *from <= level).map(|(_, class)| *class)
    }

    #[inline]
    pub fn of(&self, class: Class, sum: i64) -> u64 {
        match class {
            Class::Table { offset, .. } => u64::from(self.table[(offset + sum) as usize]),
            Class::Cuts(first, last) => self.cuts[first..last].partition_point(|&cut| cut <= sum) as u64,
            Class::Itself => sum as u64,
        }
    }

    /// The class in a table.
    #[inline]
    pub fn tabulated(&self, offset: i64, sum: i64) -> usize {
        usize::from(self.table[(offset + sum) as usize])
    }
}

/// The cut points before a variable, from those after it.
fn shift_back(cuts: &[i64], coefficients: &[i64]) -> Option<Vec<i64>> {
    let mut different: Vec<i64> = coefficients.to_vec();
    different.sort_unstable();
    different.dedup();
    let mut shifted: Vec<i64> = different.iter().flat_map(|c| cuts.iter().map(move |cut| cut - c)).collect();
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
        let reads: [(u32, &[i64]); 3] = [(0, &[1, 0]), (1, &[1, 0]), (2, &[1, 0])];
        let mut classes = Classes::new();
        classes.push(vec![2], &reads);
        // With quota 3 the sum 0 before the last voter is as lost as any.
        classes.push(vec![3], &reads);
        let of = |form, sum| classes.before(form, 2).map(|class| classes.of(class, sum));
        assert_eq!([0, 1, 2].map(|s| of(0, s)), [Some(0), Some(1), Some(2)]);
        assert_eq!(of(1, 0), of(1, 1));
        assert_ne!(of(1, 1), of(1, 2));
        assert_eq!(classes.before(0, 0), None);
    }
}
