//! How far floating values can be from the true ones.

use diagram::Route;

use crate::gathered::Gathered;
use crate::integrate::Sums;

/// A bound on the error of differences between conditional probabilities that were summed over points.
///
/// All terms of both sweeps are at least zero, so errors only add up: on each level as many roundings as the node has children,
/// and those of its weights, which come out of a chain of as many ratios as it gathers players; twice, for the sweep down and the
/// sweep up, and twice again for the difference. To first order in the unit roundoff 2⁻⁵³, with a tenth on top for the
/// rest (Higham 2002, Accuracy and Stability of Numerical Algorithms, chapter 3), relative to the probabilities themselves. A
/// quadrature's node that is off by the roundoff moves the difference by that times its slope, of at most 2n. A sum that
/// is convolved is differenced once a member; there the bound is the accuracy that [`diagram::Dense`] is tested for.
pub(crate) fn error(gathered: &Gathered, sums: &Sums<f64>) -> f64 {
    let most = sums.of.iter().flatten().copied().fold(sums.value, f64::max);
    match &gathered.route {
        Route::Diagram(diagram) => {
            let by_children: usize = diagram.levels().map(|level| level.columns + 1).sum();
            let by_weights: usize = gathered.kinds.iter().map(|kind| 4 * kind.members.len() + 8).sum();
            let players: usize = gathered.kinds.iter().map(|kind| kind.members.len()).sum();
            let roundoff = f64::EPSILON / 2.0;
            1.1 * 4.0 * (by_children + by_weights) as f64 * roundoff * most + 2.0 * players as f64 * roundoff
        }
        Route::Dense(_) => 1e-9 * most,
    }
}
