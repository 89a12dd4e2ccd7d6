//! The two sweeps of conditional values in exact arithmetic modulo a prime (Darwiche 2003).

use diagram::Diagram;

use super::prime::Prime;

/// One residue a lane.
pub(crate) type Residues<const L: usize> = [u64; L];

/// The weighted number of worlds in which the diagram's first root holds, and for each column what its worlds that read the
/// column's variable would weigh if the column's own weight were one. The weights of each variable must add up to one.
/// Proportional to the children.
pub(crate) fn sweeps<const L: usize>(
    diagram: &Diagram,
    prime: &Prime,
    weights: &[Residues<L>],
) -> (Residues<L>, Vec<Residues<L>>) {
    let nodes = diagram.outcomes().len() + diagram.inner_nodes();
    let one = [prime.residue(1); L];
    let mut values: Vec<Residues<L>> = Vec::with_capacity(nodes);
    values.extend(diagram.outcomes().iter().map(|truths| if truths.iter().all(|&t| t) { one } else { [0; L] }));
    for level in diagram.levels().rev() {
        let weights = &weights[level.first_column..level.first_column + level.columns];
        for children in level.children.chunks_exact(level.columns) {
            let mut sum = [0; L];
            for (weight, &child) in weights.iter().zip(children) {
                add_product(prime, &mut sum, weight, &values[child as usize]);
            }
            values.push(sum);
        }
    }
    let root = diagram.root(0).index();
    let mut reach = vec![[0; L]; nodes];
    reach[root] = one;
    let mut given = vec![[0; L]; weights.len()];
    for level in diagram.levels() {
        let columns = level.first_column..level.first_column + level.columns;
        let (weights, given) = (&weights[columns.clone()], &mut given[columns]);
        for (node, children) in (level.first_node..).zip(level.children.chunks_exact(level.columns)) {
            let here = reach[node];
            for ((weight, given), &child) in weights.iter().zip(given.iter_mut()).zip(children) {
                add_product(prime, given, &here, &values[child as usize]);
                add_product(prime, &mut reach[child as usize], &here, weight);
            }
        }
    }
    (values[root], given)
}

#[inline(always)]
fn add_product<const L: usize>(prime: &Prime, sum: &mut Residues<L>, a: &Residues<L>, b: &Residues<L>) {
    for lane in 0..L {
        sum[lane] = prime.plus(sum[lane], prime.times(a[lane], b[lane]));
    }
}
