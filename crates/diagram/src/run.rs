//! Compiles formulas in one order of variables: one recursion over the whole formula, with merging of intervals.
//!
//! A state is a level, a residue (what is left of the formulas), and one partial sum a form. The form with the most distinct
//! sums is *wide*: a call returns a node together with the stretch of the wide sum on which it holds, so that neighbouring sums
//! need no call of their own (Behle 2007; Abío, Nieuwenhuis, Oliveras, Rodríguez-Carbonell and Mayer-Eichberger 2012; for
//! simple games Bolus 2011). The other forms enter the state by their class ([`crate::classes`]). Merging and early endings only
//! save time: outcomes are exact, equal children collapse and (level, children) is unique, so the result is reduced and ordered
//! whatever they do.

use crate::compile::{Budget, CompileError};
use crate::diagram::Diagram;
use crate::logic::{Formula, Logic, Variable};
use crate::nodes::{LAST, Nodes};
use crate::place::{Places, State};
use crate::plan::Plan;
use crate::residue::Residues;
use crate::wide::{Stretch, Stretches, Sum};

/// Room for nodes that is asked for at once: this part of the estimate, at most so many.
const PART: f64 = 1.0 / 8.0;
const ROOM: usize = 1 << 14;

/// After how many steps bytes are counted again.
const OFTEN: u64 = 128;

/// Bytes of lists that are moved in the time of a step.
const BYTES_A_STEP: u64 = 256;

/// A call on the explicit stack.
struct Call<S> {
    place: u32,
    list: u32,
    /// Where in the list the answer belongs.
    position: u32,
    /// The column whose answer is awaited, and the end of the level's columns.
    column: u32,
    last: u32,
    columns: u32,
    wide: S,
    /// The stretch on which all children so far stay what they are.
    low: S,
    high: S,
    /// The stretch on which the wide atoms decided on entry stay decided.
    entry: (S, S),
}

#[derive(Clone, Copy)]
struct Found<S> {
    node: u32,
    low: S,
    high: S,
}

pub(crate) struct Run<S> {
    plan: Plan,
    residues: Residues,
    places: Places,
    stretches: Stretches<S>,
    nodes: Nodes,
    /// The partial sum of each narrow form.
    sums: Vec<i64>,
    /// Atoms decided on entering a state, with their truth.
    decided: Vec<(u32, bool)>,
    budget: Budget,
    /// Columns gone through, and how many there may be: what bounds the time, where few nodes and bytes come of much work.
    steps: u64,
    most_steps: u64,
    /// The step at which bytes and steps are looked at again.
    look_at: u64,
}

/// One root a group, with variables in this order; `most_steps` bounds the columns gone through.
pub(crate) fn compile(
    logic: &Logic,
    groups: &[Box<[Formula]>],
    order: &[Variable],
    budget: Budget,
    most_steps: u64,
) -> Result<Diagram, CompileError> {
    let all: Vec<Formula> = groups.iter().flatten().copied().collect();
    let plan = Plan::new(logic, &all, order)?;
    if plan.width < i32::UNBOUNDED.1.wide() {
        Run::<i32>::new(logic, plan, budget, most_steps).roots(groups)
    } else {
        Run::<i64>::new(logic, plan, budget, most_steps).roots(groups)
    }
}

impl<S: Sum> Run<S> {
    fn new(logic: &Logic, plan: Plan, budget: Budget, most_steps: u64) -> Self {
        let forms = plan.form_of.iter().map(|&form| (form, form == plan.wide)).collect();
        let room = ((plan.estimate * PART) as usize).min(ROOM).min(budget.nodes);
        Self {
            residues: Residues::new(logic, forms),
            places: Places::new(),
            stretches: Stretches::new(),
            nodes: Nodes::with_capacity(room),
            sums: vec![0; plan.forms],
            decided: Vec::new(),
            budget,
            steps: 0,
            most_steps,
            look_at: OFTEN,
            plan,
        }
    }

    fn roots(mut self, groups: &[Box<[Formula]>]) -> Result<Diagram, CompileError> {
        let mut roots = Vec::with_capacity(groups.len());
        for group in groups {
            let residue = self.residues.intern(group.clone());
            roots.push(self.root(residue)?);
        }
        Ok(self.nodes.lay_out(self.plan.steps, self.residues.outcomes, &roots))
    }

    fn root(&mut self, residue: u32) -> Result<u32, CompileError> {
        let mut calls: Vec<Call<S>> = Vec::new();
        let mut pending: Vec<u32> = Vec::new();
        let mut place = self.places.find(0, residue, &self.residues, &self.plan);
        let mut wide = S::of(0);
        loop {
            let Some(mut found) = self.enter(place, wide, &mut calls) else {
                if let Some(call) = calls.last() {
                    (place, wide) = self.descend(call.place, call.column, call.wide);
                }
                continue;
            };
            loop {
                let Some(call) = calls.last_mut() else { return Ok(found.node) };
                let column = self.plan.columns[call.column as usize];
                for &(form, coefficient) in self.plan.adds(column) {
                    self.sums[form as usize] -= coefficient;
                }
                call.low = call.low.max(found.low - S::of(column.wide));
                call.high = call.high.min(found.high - S::of(column.wide));
                call.column += 1;
                pending.push(found.node);
                if call.column < call.last {
                    let (at, column, sum) = (call.place, call.column, call.wide);
                    (place, wide) = self.descend(at, column, sum);
                    break;
                }
                let &mut Call { place, list, position, columns, low, high, entry, .. } = call;
                calls.pop();
                let first = pending.len() - columns as usize;
                let level = self.places.get(place).level;
                let node = self.nodes.node(level, &pending[first..]);
                pending.truncate(first);
                self.stretches.insert(list, position as usize, Stretch { low, high, node });
                self.steps += u64::from(columns);
                if self.nodes.len() > self.budget.nodes || self.steps >= self.look_at {
                    self.check_budget(level)?;
                }
                found = Found { node, low: low.max(entry.0), high: high.min(entry.1) };
            }
        }
    }

    /// Adds a column to the sums: the place below, and the wide sum there.
    #[inline]
    fn descend(&mut self, place: u32, column: u32, wide: S) -> (u32, S) {
        let column = self.plan.columns[column as usize];
        for &(form, coefficient) in self.plan.adds(column) {
            self.sums[form as usize] += coefficient;
        }
        (self.places.below(place, &self.residues, &self.plan), wide + S::of(column.wide))
    }

    /// Answers a state at once, or opens a call for it.
    #[inline(always)]
    fn enter(&mut self, mut place: u32, wide: S, calls: &mut Vec<Call<S>>) -> Option<Found<S>> {
        let (mut low, mut high) = S::UNBOUNDED;
        loop {
            if let Some(outcome) = self.places.get(place).outcome {
                return Some(Found { node: LAST - outcome, low, high });
            }
            let list = match self.places.state(place, &self.sums, wide, &self.plan, &mut self.stretches) {
                State::Decided => {
                    place = self.decide(place, wide, &mut low, &mut high);
                    continue;
                }
                State::List(list) => list,
            };
            match self.stretches.find(list, wide) {
                Ok(known) => {
                    return Some(Found { node: known.node, low: known.low.max(low), high: known.high.min(high) });
                }
                Err(position) => {
                    let (column, last) = self.plan.steps[self.places.get(place).level as usize].columns;
                    let (call_low, call_high) = S::UNBOUNDED;
                    calls.push(Call {
                        place,
                        list,
                        position: position as u32,
                        column,
                        last,
                        columns: last - column,
                        wide,
                        low: call_low,
                        high: call_high,
                        entry: (low, high),
                    });
                    return None;
                }
            }
        }
    }

    /// The place that is left when all atoms that the sums decide by now are decided at once: the narrow ones, or if there are
    /// none the wide ones, which narrow the stretch.
    fn decide(&mut self, place: u32, wide: S, low: &mut S, high: &mut S) -> u32 {
        let (level, residue) = (self.places.get(place).level, self.places.get(place).residue);
        let left = self.residues.get(residue);
        self.decided.clear();
        for open in &left.narrow {
            let sum = self.sums[open.form as usize];
            let limits = self.plan.limits[open.atom as usize][level as usize];
            if sum >= limits.yes || sum < limits.no {
                self.decided.push((open.atom, sum >= limits.yes));
            }
        }
        if self.decided.is_empty() {
            for open in &left.wide {
                let limits = self.plan.limits[open.atom as usize][level as usize];
                if wide.wide() >= limits.yes {
                    *low = (*low).max(S::of(limits.yes));
                } else if wide.wide() < limits.no {
                    *high = (*high).min(S::of(limits.no - 1));
                } else {
                    continue;
                }
                self.decided.push((open.atom, wide.wide() >= limits.yes));
            }
        }
        let residue = self.residues.decide(residue, &self.decided);
        self.places.find(level, residue, &self.residues, &self.plan)
    }

    fn check_budget(&mut self, level: u32) -> Result<(), CompileError> {
        self.look_at = self.steps + OFTEN;
        let nodes = self.nodes.len();
        let bytes = self.nodes.bytes() + self.stretches.bytes() + self.residues.bytes + self.places.bytes();
        // Bytes that are moved again and again cost time instead of room; a long list would take hours to fill a budget.
        let steps = self.steps + self.stretches.moved_bytes() / BYTES_A_STEP;
        let (level, levels) = (level as usize + 1, self.plan.steps.len());
        if nodes > self.budget.nodes || bytes > self.budget.bytes {
            return Err(CompileError::TooLarge { level, levels, nodes, bytes });
        }
        if steps > self.most_steps {
            return Err(CompileError::TooLong { level, levels, nodes, steps });
        }
        Ok(())
    }
}
