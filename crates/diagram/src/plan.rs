//! What a compilation knows before it begins: levels, columns, and the sums that decide each atom.

use std::collections::HashMap;

use crate::classes::Classes;
use crate::compile::{CompileError, MAX_COLUMNS, MAX_LEVELS};
use crate::estimate::estimate;
use crate::logic::{Formula, Logic, Variable};

/// A form at a level, or a level of a form, and the coefficients there.
pub(crate) type Read<'a> = (u32, &'a [i64]);

/// A level while compiling.
pub(crate) struct Step {
    pub variable: Variable,
    pub column_of: Vec<u16>,
    /// The numbers of its columns, among those of all levels.
    pub columns: (u32, u32),
}

/// What one column adds.
#[derive(Clone, Copy)]
pub(crate) struct Column {
    /// To the narrow forms: a part of [`Plan::adds`].
    adds: (u32, u32),
    /// To the wide form.
    pub wide: i64,
}

/// The sums, before a level, that decide an atom whatever the rest adds.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    /// True from here on.
    pub yes: i64,
    /// False below this.
    pub no: i64,
}

/// Forms are numbered anew, without those that no root reads.
pub(crate) struct Plan {
    pub steps: Vec<Step>,
    /// The columns of all levels.
    pub columns: Vec<Column>,
    /// What columns add to which narrow form.
    adds: Vec<(u32, i64)>,
    /// The form whose sum is carried as a stretch: the one that can take the most sums.
    pub wide: u32,
    pub forms: usize,
    pub classes: Classes,
    /// For each atom of the logic, before each level and after the last. Empty where unread.
    pub limits: Vec<Vec<Limits>>,
    /// The form of each atom of the logic.
    pub form_of: Vec<u32>,
    /// The greatest sum of the wide form; the least is 0.
    pub width: i64,
    /// See [`crate::Compiler::estimate`].
    pub estimate: f64,
}

impl Plan {
    pub fn new(logic: &Logic, roots: &[Formula], order: &[Variable]) -> Result<Self, CompileError> {
        if order.len() > MAX_LEVELS {
            return Err(CompileError::TooManyVariables(order.len()));
        }
        let read = logic.arena.atoms_in(roots);
        let mut number: HashMap<u32, u32> = HashMap::new();
        let mut forms: Vec<u32> = Vec::new();
        for &atom in &read {
            let form = logic.atoms()[atom as usize].form;
            number.entry(form).or_insert_with(|| {
                forms.push(form);
                forms.len() as u32 - 1
            });
        }
        let mut level_of: Vec<Option<usize>> = vec![None; logic.variables()];
        for (level, variable) in order.iter().enumerate() {
            level_of[variable.0 as usize] = Some(level);
        }
        let mut reads: Vec<Vec<Read<'_>>> = vec![Vec::new(); order.len()];
        for (number, &form) in (0..).zip(&forms) {
            for (variable, coefficients) in &logic.form(form).terms {
                if let Some(level) = level_of[variable.0 as usize] {
                    reads[level].push((number, coefficients));
                }
            }
        }
        let mut by_form: Vec<Vec<Read<'_>>> = vec![Vec::new(); forms.len()];
        for (level, reads) in (0..).zip(&reads) {
            for &(form, coefficients) in reads {
                by_form[form as usize].push((level, coefficients));
            }
        }
        let widest = |form: &usize| (distinct_sums(&by_form[*form]), usize::MAX - form);
        let wide = (0..forms.len()).max_by_key(widest).unwrap_or(0) as u32;
        let (mut columns, mut adds) = (Vec::new(), Vec::new());
        let mut steps = Vec::with_capacity(order.len());
        for (&variable, reads) in order.iter().zip(&reads) {
            let (column_of, firsts) = columns_of(logic.options(variable), reads);
            if firsts.len() > MAX_COLUMNS {
                return Err(CompileError::TooManyOptions(firsts.len()));
            }
            let first = columns.len() as u32;
            for option in firsts {
                let begin = adds.len() as u32;
                let narrow = reads.iter().filter(|(form, c)| *form != wide && c[option] != 0);
                adds.extend(narrow.map(|(form, c)| (*form, c[option])));
                let wide = reads.iter().find(|(form, _)| *form == wide).map_or(0, |(_, c)| c[option]);
                columns.push(Column { adds: (begin, adds.len() as u32), wide });
            }
            steps.push(Step { variable, column_of, columns: (first, columns.len() as u32) });
        }
        let form_of: Vec<u32> =
            logic.atoms().iter().map(|atom| number.get(&atom.form).copied().unwrap_or(u32::MAX)).collect();
        let mut quotas: Vec<Vec<i64>> = vec![Vec::new(); forms.len()];
        let mut limits = vec![Vec::new(); form_of.len()];
        for &atom in &read {
            let (form, quota) = (form_of[atom as usize] as usize, logic.atoms()[atom as usize].quota);
            quotas[form].push(quota);
            limits[atom as usize] = limits_of(quota, &by_form[form], steps.len());
        }
        let ways: Vec<f64> = steps.iter().map(|step| f64::from(step.columns.1 - step.columns.0)).collect();
        let estimate = estimate(&ways, quotas.iter().zip(&by_form));
        let width =
            by_form.get(wide as usize).into_iter().flatten().map(|(_, coefficients)| ends(coefficients).1).sum();
        let mut classes = Classes::new();
        for (form, (quotas, reads)) in (0..).zip(quotas.into_iter().zip(&by_form)) {
            classes.push(quotas, if form == wide { &[] } else { reads });
        }
        Ok(Self { steps, columns, adds, wide, forms: forms.len(), classes, limits, form_of, width, estimate })
    }

    /// What a column adds to the narrow forms.
    #[inline]
    pub fn adds(&self, column: Column) -> &[(u32, i64)] {
        &self.adds[column.adds.0 as usize..column.adds.1 as usize]
    }
}

/// Options with equal coefficients in all forms become one column: the column of each option, and the first option of each.
fn columns_of(options: usize, reads: &[Read<'_>]) -> (Vec<u16>, Vec<usize>) {
    let mut firsts: Vec<usize> = Vec::new();
    let mut known: HashMap<Vec<i64>, u16> = HashMap::with_capacity(options);
    let column = |option: usize| {
        let coefficients: Vec<i64> = reads.iter().map(|(_, of)| of[option]).collect();
        *known.entry(coefficients).or_insert_with(|| {
            firsts.push(option);
            (firsts.len() - 1) as u16
        })
    };
    ((0..options).map(column).collect(), firsts)
}

/// An upper bound on how many sums a form can take.
fn distinct_sums(reads: &[Read<'_>]) -> u64 {
    let mut product = 1_u64;
    let mut range = 1_u64;
    for (_, coefficients) in reads {
        let (least, most) = ends(coefficients);
        range = range.saturating_add((most - least).unsigned_abs());
        product = product.saturating_mul(coefficients.len() as u64);
    }
    product.min(range)
}

/// The sums that decide an atom: its quota less what the rest adds at most, or at least.
fn limits_of(quota: i64, reads: &[Read<'_>], levels: usize) -> Vec<Limits> {
    let mut limits = vec![Limits { yes: quota, no: quota }; levels + 1];
    let mut here = Limits { yes: quota, no: quota };
    let mut above = levels + 1;
    for (level, coefficients) in reads.iter().rev() {
        limits[*level as usize + 1..above].fill(here);
        above = *level as usize + 1;
        let (least, most) = ends(coefficients);
        here = Limits { yes: here.yes - least, no: here.no - most };
    }
    limits[..above].fill(here);
    limits
}

/// The least and the greatest coefficient.
pub(crate) fn ends(coefficients: &[i64]) -> (i64, i64) {
    let least = coefficients.iter().min().copied().unwrap_or(0);
    (least, coefficients.iter().max().copied().unwrap_or(0))
}
