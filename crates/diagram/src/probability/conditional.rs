//! Conditional values: one sweep from the bottom, one from the top (Darwiche 2003).

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use super::window::Window;
use super::{Lanes, Scratch, Weights, add, add_product};
use crate::diagram::{Diagram, NodeId};
use crate::logic::Variable;

/// How many lanes of a large diagram are swept for conditional values at once.
const TOGETHER: usize = 4;

/// Bytes of values that stay near enough for all lanes to be swept at once.
const NEAR: usize = 1 << 21;

/// The expectation of a quantity on the outcomes, and that expectation under each option of each variable.
#[derive(Clone, Debug)]
pub struct Conditional<const L: usize> {
    /// The expectation.
    pub value: Lanes<L>,
    pub(crate) given: Vec<Lanes<L>>,
}

impl<const L: usize> Conditional<L> {
    /// The expectation when the variable takes the option and all else stays random; [`Conditional::value`] where the diagram
    /// does not read the variable.
    #[must_use]
    pub fn given(&self, diagram: &Diagram, variable: Variable, option: usize) -> Lanes<L> {
        diagram.column(variable, option).map_or(self.value, |column| self.given[column])
    }

    /// The same by the number of the column, as [`Diagram::column`] counts.
    ///
    /// # Panics
    /// When there is no such column.
    #[must_use]
    pub fn given_column(&self, column: usize) -> Lanes<L> {
        self.given[column]
    }
}

impl Diagram {
    /// The expectation of each quantity under every option of every variable: for each, one sweep from the bottom and one from
    /// the top (Darwiche 2003).
    ///
    /// Worlds that reach an outcome without reading a variable are summed apart, so nothing is subtracted: every result has
    /// the relative accuracy of its terms, and what is structurally zero is zero.
    #[must_use]
    pub fn conditional<const L: usize>(
        &self,
        root: NodeId,
        weights: &Weights<L>,
        quantities: &[Vec<Lanes<L>>],
        scratch: &mut Scratch<L>,
    ) -> Vec<Conditional<L>> {
        let Scratch { reach, values, .. } = scratch;
        let nodes = self.level_of.len();
        values.resize(nodes, [0.0; L]);
        let near = size_of_val(&values[..]) <= NEAR;
        let room = if near { nodes } else { self.window() };
        reach.resize(room, [0.0; L]);
        if near || L <= TOGETHER || !L.is_multiple_of(TOGETHER) {
            return self.conditional_of(root, weights, quantities, reach, values);
        }
        // A few lanes at a time, so that less memory is gone through at once; others beside them where a core is free, else after
        // them in the same room, which is near at hand by then.
        let reach = reach.as_flattened_mut().chunks_mut(room * TOGETHER).map(|room| room.as_chunks_mut().0);
        let values = values.as_flattened_mut().chunks_mut(nodes * TOGETHER).map(|room| room.as_chunks_mut().0);
        let rooms = Mutex::new(reach.zip(values).collect::<Vec<_>>());
        let rooms = || rooms.lock().unwrap_or_else(PoisonError::into_inner);
        let some = |group: usize| {
            let part = |lanes: &Lanes<L>| std::array::from_fn(|lane| lanes[group * TOGETHER + lane]);
            let quantities: Vec<Vec<_>> = quantities.iter().map(|lanes| lanes.iter().map(part).collect()).collect();
            #[allow(clippy::expect_used)]
            let (reach, values) = rooms().pop().expect("there are as many rooms as groups");
            let some = self.conditional_of::<TOGETHER>(root, &weights.map(part), &quantities, reach, values);
            rooms().push((reach, values));
            some
        };
        let groups: Vec<Vec<Conditional<TOGETHER>>> = (0..L / TOGETHER).into_par_iter().map(some).collect();
        let nothing = Conditional { value: [0.0; L], given: vec![[0.0; L]; self.columns()] };
        let mut all = vec![nothing; quantities.len()];
        for (first, group) in (0..L).step_by(TOGETHER).zip(groups) {
            for (all, some) in all.iter_mut().zip(group) {
                all.value[first..first + TOGETHER].copy_from_slice(&some.value);
                for (all, some) in all.given.iter_mut().zip(some.given) {
                    all[first..first + TOGETHER].copy_from_slice(&some);
                }
            }
        }
        all
    }

    fn conditional_of<const L: usize>(
        &self,
        root: NodeId,
        weights: &Weights<L>,
        quantities: &[Vec<Lanes<L>>],
        reach: &mut [Lanes<L>],
        values: &mut [Lanes<L>],
    ) -> Vec<Conditional<L>> {
        // What reaches each node is found on the way if weights and sums fit the registers beside it, or if there is only room for
        // a part; else before.
        let whole = reach.len() >= self.level_of.len();
        let before = whole && L > TOGETHER;
        if before {
            self.reach(root, weights, reach);
        }
        let mut sweep = |(number, quantity): (usize, &Vec<Lanes<L>>)| {
            self.values(weights, quantity, values);
            let known = before || whole && number > 0;
            let window = if known { Window::whole(reach) } else { Window::new(self, root, reach) };
            Sweep { diagram: self, weights, values, window, known }.conditional(root)
        };
        quantities.iter().enumerate().map(&mut sweep).collect()
    }
}

/// A sweep from the top, after one from the bottom.
struct Sweep<'a, const L: usize> {
    diagram: &'a Diagram,
    weights: &'a Weights<L>,
    values: &'a [Lanes<L>],
    window: Window<'a, L>,
    /// Is what is reached known from an earlier sweep?
    known: bool,
}

/// What a sweep sums up at one level.
struct Flow<'a, const L: usize> {
    /// For each column, over its nodes: what reaches the node times what the child is worth.
    given: &'a mut [Lanes<L>],
    /// For each level, what arrives there from levels further up than the one before.
    arriving: &'a mut [Lanes<L>],
}

impl<const L: usize> Sweep<'_, L> {
    fn conditional(&mut self, root: NodeId) -> Conditional<L> {
        let diagram = self.diagram;
        let value = self.values[root.index()];
        let bottom = diagram.levels.len();
        let mut given = vec![[0.0; L]; diagram.columns()];
        // What flows past each level: worlds that do not read its variable.
        let mut past = vec![[0.0; L]; bottom];
        let mut arriving = vec![[0.0; L]; bottom + 1];
        let top = diagram.level_of[root.index()] as usize;
        past[..top].fill(value);
        // What has reached an outcome from further up flows past all levels that are left.
        let mut ended = [0.0; L];
        for (at, level) in diagram.levels.iter().enumerate().skip(top) {
            if !self.known {
                self.window.open(level);
            }
            let given = &mut given[level.first_column..level.first_column + level.columns];
            let flow = Flow { given, arriving: &mut arriving };
            add(&mut past[at], &ended);
            let midway = match (level.columns, self.known) {
                (2, false) => self.flow_of::<2, true>(at, flow),
                (3, false) => self.flow_of::<3, true>(at, flow),
                (_, false) => self.flow::<true>(at, flow),
                (2, true) => self.flow_of::<2, false>(at, flow),
                (3, true) => self.flow_of::<3, false>(at, flow),
                (_, true) => self.flow::<false>(at, flow),
            };
            add(&mut ended, &arriving[bottom]);
            arriving[bottom] = [0.0; L];
            if midway {
                let mut running = [0.0; L];
                for skipped in (at + 1..bottom - 1).rev() {
                    add(&mut running, &arriving[skipped + 1]);
                    add(&mut past[skipped], &running);
                }
                arriving[at + 1..].fill([0.0; L]);
            }
        }
        for (level, past) in diagram.levels.iter().zip(&past) {
            for given in &mut given[level.first_column..level.first_column + level.columns] {
                add(given, past);
            }
        }
        Conditional { value, given }
    }

    /// The same as [`Sweep::flow`] with the number of columns known, so that weights and sums stay at hand.
    fn flow_of<const K: usize, const PASS_ON: bool>(&mut self, at: usize, flow: Flow<'_, L>) -> bool {
        let Self { diagram, weights, window, values, .. } = self;
        let level = &diagram.levels[at];
        let mut w = [[0.0; L]; K];
        w.copy_from_slice(&weights.columns[level.first_column..level.first_column + K]);
        let next = diagram.levels.get(at + 1).map_or(0, |next| next.first_node);
        let first = window.first;
        let (below, here) = window.at(level);
        let mut sums = [[0.0; L]; K];
        let outcomes = diagram.outcomes.len() as u32;
        let mut midway = false;
        for (r, children) in here.iter().zip(diagram.children_of(level).as_chunks::<K>().0) {
            let r = *r;
            for (sum, &child) in sums.iter_mut().zip(children) {
                add_product(sum, &r, &values[child as usize]);
            }
            if PASS_ON {
                for (w, &child) in w.iter().zip(children) {
                    if let Some(below) = below.get_mut((child as usize).wrapping_sub(first)) {
                        add_product(below, &r, w);
                    }
                }
            }
            if children.iter().any(|&child| child < next) {
                for column in (0..K).filter(|&column| children[column] < next) {
                    midway |= children[column] >= outcomes;
                    let child = children[column] as usize;
                    let arriving = &mut flow.arriving[diagram.level_of[child] as usize];
                    for lane in 0..L {
                        arriving[lane] += r[lane] * w[column][lane] * values[child][lane];
                    }
                }
            }
        }
        flow.given.copy_from_slice(&sums);
        midway
    }

    /// Sums what flows through each column of a level, and what arrives below the next level; says whether any does so at another
    /// level, and not at an outcome.
    /// Passes on to the children what reaches their parents, if that is not known yet.
    fn flow<const PASS_ON: bool>(&mut self, at: usize, flow: Flow<'_, L>) -> bool {
        let Self { diagram, weights, window, values, .. } = self;
        let level = &diagram.levels[at];
        let w = &weights.columns[level.first_column..level.first_column + level.columns];
        // What is below the nodes of the next level skips that level.
        let next = diagram.levels.get(at + 1).map_or(0, |next| next.first_node);
        let first = window.first;
        let (below, here) = window.at(level);
        let outcomes = diagram.outcomes.len() as u32;
        let mut midway = false;
        for (r, children) in here.iter().zip(diagram.children_of(level).chunks_exact(level.columns)) {
            if *r == [0.0; L] {
                continue;
            }
            for ((&child, w), sum) in children.iter().zip(w).zip(flow.given.iter_mut()) {
                let v = &values[child as usize];
                add_product(sum, r, v);
                if PASS_ON && let Some(below) = below.get_mut((child as usize).wrapping_sub(first)) {
                    add_product(below, r, w);
                }
                if child < next {
                    midway |= child >= outcomes;
                    let arriving = &mut flow.arriving[diagram.level_of[child as usize] as usize];
                    for lane in 0..L {
                        arriving[lane] += r[lane] * w[lane] * v[lane];
                    }
                }
            }
        }
        midway
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::{Compiler, Logic};

    /// Of forty members two thirds of those voting and a quorum, or else all of three: diagrams with levels that are skipped.
    fn diagram() -> Diagram {
        let mut logic = Logic::new();
        let members: Vec<Variable> = (0..40).map(|_| logic.variable(3)).collect();
        let mut sum = |members: &[Variable], of: [i64; 3], quota: i64| {
            let terms: Vec<_> = members.iter().map(|&member| (member, of.to_vec())).collect();
            logic.at_least(&terms, quota).unwrap()
        };
        let share = sum(&members, [1, 0, -2], 0);
        let quorum = sum(&members, [1, 0, 1], 21);
        let three = sum(&members[20..23], [1, 0, 0], 3);
        let carried = logic.and([share, quorum]);
        let either = logic.or([carried, three]);
        Compiler::new(&logic).compile(&[either, carried]).unwrap()
    }

    #[test]
    fn a_window_of_what_is_reached_changes_no_bit() {
        let diagram = diagram();
        let weights = diagram.weights::<2>(|member, option| {
            let yes = [0.4 + f64::from(member.0) / 90.0, 0.7 - f64::from(member.0) / 90.0];
            yes.map(|yes| [yes, 0.1, 0.9 - yes][option])
        });
        let quantities = [vec![[0.0; 2], [1.0; 2]], vec![[3.0; 2], [-1.5; 2]]];
        let nodes = diagram.level_of.len();
        let mut values = vec![[0.0; 2]; nodes];
        let mut of = |root: usize, room: usize| {
            let mut reach = vec![[f64::MAX; 2]; room];
            let found = diagram.conditional_of(diagram.root(root), &weights, &quantities, &mut reach, &mut values);
            found.into_iter().map(|one| (one.value, one.given)).collect::<Vec<_>>()
        };
        for root in 0..2 {
            let whole = of(root, nodes);
            for room in [diagram.open(), diagram.open() + 1, 2 * diagram.open(), diagram.window()] {
                assert!(room < nodes);
                assert!(of(root, room) == whole, "root {root}, room {room}");
            }
        }
    }
}
