//! The order of variables inside a diagram. It changes sizes, never answers.

use crate::logic::{Formula, Logic, Variable};

/// Orders worth trying for these formulas, the first one first; without duplicates.
///
/// 1. Descending importance: the largest share of any sum's range that the variable moves (ties: the sum of those shares, then
///    the variable's number).
/// 2. Sums over fewer variables first, and within each by importance: a narrow sum ends early, and while only its variables are
///    read a wider sum that contains it takes the same values.
pub(crate) fn candidates(logic: &Logic, roots: &[Formula]) -> Vec<Vec<Variable>> {
    let mut forms: Vec<u32> =
        logic.arena.atoms_in(roots).into_iter().map(|atom| logic.atoms()[atom as usize].form).collect();
    forms.sort_unstable();
    forms.dedup();
    let mut importance: Vec<(f64, f64)> = vec![(0.0, 0.0); logic.variables()];
    let spread = |c: &[i64]| c.iter().max().copied().unwrap_or(0) - c.iter().min().copied().unwrap_or(0);
    for &form in &forms {
        let terms = &logic.form(form).terms;
        let range: i64 = terms.iter().map(|(_, coefficients)| spread(coefficients)).sum();
        for (variable, coefficients) in terms {
            let share = spread(coefficients) as f64 / range as f64;
            let known = &mut importance[variable.0 as usize];
            *known = (known.0.max(share), known.1 + share);
        }
    }
    let mut by_importance = logic.variables_in(roots);
    by_importance.sort_by(|a, b| {
        let (a_importance, b_importance) = (importance[a.0 as usize], importance[b.0 as usize]);
        b_importance.0.total_cmp(&a_importance.0).then(b_importance.1.total_cmp(&a_importance.1)).then(a.cmp(b))
    });
    let mut narrowest: Vec<usize> = vec![usize::MAX; logic.variables()];
    for &form in &forms {
        let terms = &logic.form(form).terms;
        for (variable, _) in terms.iter().filter(|_| terms.len() > 1) {
            let known = &mut narrowest[variable.0 as usize];
            *known = (*known).min(terms.len());
        }
    }
    let mut narrow_first = by_importance.clone();
    narrow_first.sort_by_key(|variable| narrowest[variable.0 as usize]);
    if narrow_first == by_importance { vec![by_importance] } else { vec![by_importance, narrow_first] }
}
