//! How far floating values can be from the true ones.

use diagram::Route;

use crate::gathered::Gathered;

/// A bound on the error of a swing from sweeps, relative to the conditional probability it is a difference of.
///
/// All terms of both sweeps are at least zero, so errors only add up: on each level as many roundings as the node has children,
/// and those of its weights, which come out of a chain of as many ratios as it gathers players; twice, for the sweep down and the
/// sweep up, and twice again for the difference. To first order in the unit roundoff 2⁻⁵³, with a tenth on top for the
/// rest (Higham 2002, Accuracy and Stability of Numerical Algorithms, chapter 3). A sum that is convolved is differenced once a
/// member; there the bound is the accuracy that [`diagram::Dense`] is tested for.
pub(crate) fn relative_error(gathered: &Gathered) -> f64 {
    match &gathered.route {
        Route::Diagram(diagram) => {
            let by_children: usize = diagram.levels().map(|level| level.columns + 1).sum();
            let by_weights: usize = gathered.kinds.iter().map(|kind| 4 * kind.members.len() + 8).sum();
            1.1 * 4.0 * (by_children + by_weights) as f64 * (f64::EPSILON / 2.0)
        }
        Route::Dense(_) => 1e-9,
    }
}
