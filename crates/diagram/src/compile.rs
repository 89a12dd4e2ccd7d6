//! Compiles formulas into a diagram: one recursion over the whole formula, with merging of intervals.
//!
//! A state is a level, a residue (what is left of the formulas), and one partial sum a form. The form with the most distinct
//! sums is *wide*: a call returns a node together with the stretch of the wide sum on which it holds, so that neighbouring sums
//! need no call of their own (Behle 2007; Abío, Nieuwenhuis, Oliveras, Rodríguez-Carbonell and Mayer-Eichberger 2012; for
//! simple games Bolus 2011). The other forms enter the state by their class ([`Classes`]). Merging and early endings only save
//! time: outcomes are exact, equal children collapse and (level, children) is unique, so the result is reduced and ordered
//! whatever they do.

use std::collections::HashMap;

use hashbrown::HashTable;

use crate::classes::Classes;
use crate::diagram::{Diagram, Level, NO_LEVEL};
use crate::logic::{Formula, Logic, Variable};
use crate::order;
use crate::residue::Residues;
use crate::wide::{Stretch, Stretches, mix};

/// Below and above every sum a form can take (forms are narrower than 2^60).
const UNBOUNDED: (i64, i64) = (-(1 << 61), 1 << 61);

/// The most variables one diagram may read.
const MAX_LEVELS: usize = 4096;

/// How many nodes several orders are tried with, before the whole budget.
const ROOMS: [usize; 2] = [1 << 10, 1 << 14];

/// How large a diagram may grow while it is compiled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Budget {
    /// Inner nodes.
    pub nodes: usize,
    /// Bytes, tables included.
    pub bytes: usize,
}

impl Default for Budget {
    /// 2^24 nodes, 1 GiB.
    fn default() -> Self {
        Self { nodes: 1 << 24, bytes: 1 << 30 }
    }
}

/// Why formulas were not compiled.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CompileError {
    /// The budget ran out.
    #[error(
        "the diagram was given up at {nodes} nodes and {bytes} bytes, deciding variable {level} of {levels}; too many \
         different sums of weights are possible"
    )]
    TooLarge {
        /// The level being decided, counted from 1.
        level: usize,
        /// Of how many.
        levels: usize,
        /// Nodes made by then.
        nodes: usize,
        /// Bytes held by then.
        bytes: usize,
    },
    /// The formulas read more variables than a diagram may have.
    #[error("the rule reads {0} variables; a diagram holds at most {MAX_LEVELS}")]
    TooManyVariables(usize),
}

/// Compiles formulas of one [`Logic`].
#[derive(Clone, Debug)]
pub struct Compiler<'a> {
    pub(crate) logic: &'a Logic,
    pub(crate) budget: Budget,
    order: Option<Vec<Variable>>,
}

impl<'a> Compiler<'a> {
    /// With the default budget and an order of variables of its own choice.
    #[must_use]
    pub fn new(logic: &'a Logic) -> Self {
        Self { logic, budget: Budget::default(), order: None }
    }

    /// The same with another budget.
    #[must_use]
    pub fn budget(self, budget: Budget) -> Self {
        Self { budget, ..self }
    }

    /// The same with a given order of variables, from the top; variables it leaves out follow in their own order.
    #[must_use]
    pub fn order(self, order: Vec<Variable>) -> Self {
        Self { order: Some(order), ..self }
    }

    /// One root a formula, and the two outcomes `[false]` and `[true]`. Two roots are equal exactly when the formulas are the
    /// same function. Cost: proportional to the nodes of the result times their children, in practice.
    ///
    /// # Errors
    /// [`CompileError`] when the budget runs out.
    pub fn compile(&self, formulas: &[Formula]) -> Result<Diagram, CompileError> {
        let groups: Vec<Box<[Formula]>> = formulas.iter().map(|&f| [f].into()).collect();
        self.compile_groups(&groups)
    }

    /// One root for all formulas together, whose outcomes are the vectors of their truth values that occur.
    ///
    /// # Errors
    /// As [`Compiler::compile`].
    pub fn compile_jointly(&self, formulas: &[Formula]) -> Result<Diagram, CompileError> {
        self.compile_groups(&[formulas.into()])
    }

    /// The orders to try.
    pub(crate) fn orders(&self, all: &[Formula]) -> Vec<Vec<Variable>> {
        match &self.order {
            Some(order) => {
                let read = self.logic.variables_in(all);
                let mut order: Vec<Variable> = order.iter().copied().filter(|v| read.contains(v)).collect();
                order.extend(read.into_iter().filter(|v| !order.contains(v)).collect::<Vec<_>>());
                order.dedup();
                vec![order]
            }
            None => order::candidates(self.logic, all),
        }
    }

    fn compile_groups(&self, groups: &[Box<[Formula]>]) -> Result<Diagram, CompileError> {
        let all: Vec<Formula> = groups.iter().flatten().copied().collect();
        let orders = self.orders(&all);
        // Each order first with little room, then with more: a bad order costs no more than a good one is worth.
        let mut rooms: Vec<usize> =
            ROOMS.into_iter().filter(|&room| orders.len() > 1 && room < self.budget.nodes).collect();
        rooms.push(self.budget.nodes);
        let mut refused = CompileError::TooManyVariables(0);
        for room in rooms {
            let mut best: Option<Diagram> = None;
            for order in &orders {
                let nodes = best.as_ref().map_or(room, Diagram::inner_nodes);
                match Run::new(self.logic, &all, order, Budget { nodes, ..self.budget })?.compile(groups) {
                    Ok(diagram) if best.as_ref().is_none_or(|b| diagram.inner_nodes() < b.inner_nodes()) => {
                        best = Some(diagram);
                    }
                    Ok(_) => {}
                    Err(error) => refused = error,
                }
            }
            if let Some(best) = best {
                return Ok(best);
            }
        }
        Err(refused)
    }
}

/// A level while compiling.
struct Step {
    variable: Variable,
    column_of: Vec<u16>,
    /// For each column, what it adds to which form.
    columns: Vec<Vec<(u32, i64)>>,
}

/// A call on the explicit stack.
struct Call {
    level: u32,
    list: u32,
    /// Where in the list the answer belongs.
    place: usize,
    column: u32,
    /// The stretch on which all children so far stay what they are.
    low: i64,
    high: i64,
    /// The stretch on which the wide atoms decided on entry stay decided.
    entry: (i64, i64),
    residue: u32,
}

/// The sums, before a level, that decide an atom whatever the rest adds.
#[derive(Clone, Copy)]
struct Limits {
    /// True from here on.
    yes: i64,
    /// False below this.
    no: i64,
}

#[derive(Clone, Copy)]
struct Found {
    node: u32,
    low: i64,
    high: i64,
}

struct Run {
    steps: Vec<Step>,
    /// The form whose sum is carried as a stretch.
    wide: u32,
    classes: Vec<Classes>,
    /// For each atom of the logic, before each level and after the last: the sums so far that decide it. Empty where unread.
    limits: Vec<Vec<Limits>>,
    residues: Residues,
    stretches: Stretches,
    /// Inner nodes: level and where their children begin.
    nodes: Vec<(u32, u32)>,
    children: Vec<u32>,
    /// Half the hash and the number of each node.
    unique: HashTable<(u32, u32)>,
    sums: Vec<i64>,
    /// Atoms decided on entering a state, with their truth.
    decided: Vec<(u32, bool)>,
    budget: Budget,
}

/// Nodes and outcomes share one space of numbers while compiling; outcomes count down from the top.
const LAST: u32 = u32::MAX;

impl Run {
    fn new(logic: &Logic, roots: &[Formula], order: &[Variable], budget: Budget) -> Result<Self, CompileError> {
        if order.len() > MAX_LEVELS {
            return Err(CompileError::TooManyVariables(order.len()));
        }
        let read = logic.arena.atoms_in(roots);
        let mut local: HashMap<u32, u32> = HashMap::new();
        let mut forms: Vec<u32> = Vec::new();
        for &atom in &read {
            let form = logic.atoms()[atom as usize].form;
            local.entry(form).or_insert_with(|| {
                forms.push(form);
                forms.len() as u32 - 1
            });
        }
        let mut level_of: Vec<Option<usize>> = vec![None; logic.variables()];
        for (level, variable) in order.iter().enumerate() {
            level_of[variable.0 as usize] = Some(level);
        }
        let mut reads: Vec<Vec<(u32, &[i64])>> = vec![Vec::new(); order.len()];
        for (number, &form) in forms.iter().enumerate() {
            for (variable, coefficients) in &logic.form(form).terms {
                if let Some(level) = level_of[variable.0 as usize] {
                    reads[level].push((number as u32, coefficients));
                }
            }
        }
        let steps: Vec<Step> =
            order.iter().zip(reads).map(|(&variable, reads)| step(logic.options(variable), variable, &reads)).collect();

        let mut by_form: Vec<Vec<Vec<i64>>> = vec![vec![Vec::new(); steps.len()]; forms.len()];
        for (level, step) in steps.iter().enumerate() {
            for &(form, coefficient) in step.columns.iter().flatten() {
                by_form[form as usize][level].push(coefficient);
            }
        }
        let atoms: Vec<(u32, i64)> =
            logic.atoms().iter().map(|atom| (local.get(&atom.form).copied().unwrap_or(LAST), atom.quota)).collect();
        let wide = (0..forms.len()).max_by_key(|&form| (distinct_sums(&by_form[form]), usize::MAX - form)).unwrap_or(0);
        let classes = (0..forms.len())
            .map(|form| {
                let mut quotas: Vec<i64> = read
                    .iter()
                    .map(|&atom| atoms[atom as usize])
                    .filter(|(of, _)| *of as usize == form)
                    .map(|(_, quota)| quota)
                    .collect();
                quotas.sort_unstable();
                Classes::new(&quotas, if form == wide { &[] } else { &by_form[form] })
            })
            .collect();
        let mut limits = vec![Vec::new(); atoms.len()];
        for &atom in &read {
            let (form, quota) = atoms[atom as usize];
            let rest = rest_of(&by_form[form as usize]).into_iter();
            limits[atom as usize] = rest.map(|(least, most)| Limits { yes: quota - least, no: quota - most }).collect();
        }
        let residue_forms = atoms.iter().map(|&(form, _)| (form, form as usize == wide)).collect();
        Ok(Self {
            wide: wide as u32,
            classes,
            limits,
            residues: Residues::new(logic, residue_forms),
            stretches: Stretches::new(),
            nodes: Vec::new(),
            children: Vec::new(),
            unique: HashTable::new(),
            sums: vec![0; forms.len().max(1)],
            decided: Vec::new(),
            budget,
            steps,
        })
    }

    fn compile(mut self, groups: &[Box<[Formula]>]) -> Result<Diagram, CompileError> {
        let mut roots = Vec::with_capacity(groups.len());
        for group in groups {
            let residue = self.residues.intern(group.clone());
            roots.push(self.root(residue)?);
        }
        Ok(self.lay_out(&roots))
    }

    fn root(&mut self, residue: u32) -> Result<u32, CompileError> {
        let mut calls: Vec<Call> = Vec::new();
        let mut pending: Vec<u32> = Vec::new();
        let mut found = self.enter(0, residue, &mut calls);
        loop {
            if let Some(answer) = found {
                let Some(call) = calls.last_mut() else { return Ok(answer.node) };
                let shift = self.step_back(call.level, call.column);
                call.low = call.low.max(answer.low - shift);
                call.high = call.high.min(answer.high - shift);
                call.column += 1;
                pending.push(answer.node);
            }
            let Some(call) = calls.last() else { return Ok(LAST) };
            let step = &self.steps[call.level as usize];
            if let Some(column) = step.columns.get(call.column as usize) {
                for &(form, coefficient) in column {
                    self.sums[form as usize] += coefficient;
                }
                found = self.enter(call.level + 1, call.residue, &mut calls);
            } else {
                let (level, list, place, entry) = (call.level, call.list, call.place, call.entry);
                let stretch = (call.low, call.high);
                let first = pending.len() - step.columns.len();
                calls.pop();
                let node = self.node(level, &pending[first..]);
                pending.truncate(first);
                self.stretches.insert(list, place, Stretch { low: stretch.0, high: stretch.1, node });
                self.check_budget(level)?;
                found = Some(Found { node, low: stretch.0.max(entry.0), high: stretch.1.min(entry.1) });
            }
        }
    }

    /// Takes a child's column back out of the sums; returns its coefficient in the wide form.
    fn step_back(&mut self, level: u32, column: u32) -> i64 {
        let mut shift = 0;
        for &(form, coefficient) in &self.steps[level as usize].columns[column as usize] {
            self.sums[form as usize] -= coefficient;
            if form == self.wide {
                shift = coefficient;
            }
        }
        shift
    }

    /// Answers a state at once, or opens a call for it.
    fn enter(&mut self, level: u32, mut residue: u32, calls: &mut Vec<Call>) -> Option<Found> {
        let at = level as usize;
        let wide_sum = self.sums[self.wide as usize];
        let (mut low, mut high) = UNBOUNDED;
        loop {
            // All atoms that the sums decide by now, at once.
            let left = self.residues.get(residue);
            self.decided.clear();
            for open in &left.narrow {
                let sum = self.sums[open.form as usize];
                let limits = self.limits[open.atom as usize][at];
                if sum >= limits.yes || sum < limits.no {
                    self.decided.push((open.atom, sum >= limits.yes));
                }
            }
            if self.decided.is_empty() {
                for open in &left.wide {
                    let limits = self.limits[open.atom as usize][at];
                    if wide_sum >= limits.yes {
                        low = low.max(limits.yes);
                    } else if wide_sum < limits.no {
                        high = high.min(limits.no - 1);
                    } else {
                        continue;
                    }
                    self.decided.push((open.atom, wide_sum >= limits.yes));
                }
            }
            if self.decided.is_empty() {
                break;
            }
            residue = self.residues.decide(residue, &self.decided);
        }
        let left = self.residues.get(residue);
        if let Some(outcome) = left.outcome {
            return Some(Found { node: LAST - outcome, low, high });
        }
        let classes = left.live.iter().map(|&form| self.classes[form as usize].of(at, self.sums[form as usize]));
        let list = self.stretches.list(level, residue, classes);
        match self.stretches.find(list, wide_sum) {
            Ok(known) => Some(Found { node: known.node, low: known.low.max(low), high: known.high.min(high) }),
            Err(place) => {
                let (call_low, call_high) = UNBOUNDED;
                let call =
                    Call { level, list, place, column: 0, low: call_low, high: call_high, entry: (low, high), residue };
                calls.push(call);
                None
            }
        }
    }

    fn node(&mut self, level: u32, children: &[u32]) -> u32 {
        if children.iter().all(|&child| child == children[0]) {
            return children[0];
        }
        let hash =
            children.iter().fold(mix(u64::from(level) + 1), |state, &child| mix(state ^ u64::from(child))) as u32;
        let whole = |hash: u32| u64::from(hash) << 32 | u64::from(hash);
        let Self { unique, nodes, children: all, .. } = self;
        let same = |node: u32| {
            let (other, first) = nodes[node as usize];
            other == level && all[first as usize..][..children.len()] == *children
        };
        if let Some(&(_, node)) = unique.find(whole(hash), |&(of, node)| of == hash && same(node)) {
            return node;
        }
        let node = nodes.len() as u32;
        nodes.push((level, all.len() as u32));
        all.extend_from_slice(children);
        unique.insert_unique(whole(hash), (hash, node), |&(hash, _)| whole(hash));
        node
    }

    fn check_budget(&self, level: u32) -> Result<(), CompileError> {
        let nodes = self.nodes.len();
        let bytes = self.children.len() * 4 + nodes * 12 + self.stretches.bytes() + self.residues.bytes;
        if nodes > self.budget.nodes || bytes > self.budget.bytes {
            return Err(CompileError::TooLarge { level: level as usize + 1, levels: self.steps.len(), nodes, bytes });
        }
        Ok(())
    }

    /// Numbers outcomes first (in the order of their truth values), then the deepest level, the top level last.
    fn lay_out(self, roots: &[u32]) -> Diagram {
        let mut outcomes = self.residues.outcomes;
        let mut outcome_order: Vec<usize> = (0..outcomes.len()).collect();
        outcome_order.sort_by(|&a, &b| outcomes[a].cmp(&outcomes[b]));
        let mut outcome_number = vec![0; outcomes.len()];
        for (number, &outcome) in outcome_order.iter().enumerate() {
            outcome_number[outcome] = number as u32;
        }
        let mut count = vec![0_u32; self.steps.len()];
        for (level, _) in &self.nodes {
            count[*level as usize] += 1;
        }
        let mut levels: Vec<Level> = Vec::with_capacity(self.steps.len());
        let mut first_column = 0;
        for (step, &nodes) in self.steps.into_iter().zip(&count) {
            let columns = step.columns.len();
            levels.push(Level {
                variable: step.variable,
                column_of: step.column_of,
                columns,
                first_node: 0,
                nodes,
                first_child: 0,
                first_column,
            });
            first_column += columns;
        }
        let (mut next_node, mut next_child) = (outcomes.len() as u32, 0);
        for level in levels.iter_mut().rev() {
            (level.first_node, level.first_child) = (next_node, next_child);
            next_node += level.nodes;
            next_child += level.columns * level.nodes as usize;
        }
        let mut filled = vec![0_u32; levels.len()];
        let mut number = Vec::with_capacity(self.nodes.len());
        for (level, _) in &self.nodes {
            let at = *level as usize;
            number.push(levels[at].first_node + filled[at]);
            filled[at] += 1;
        }
        let renumber = |node: u32| match number.get(node as usize) {
            Some(&number) => number,
            None => outcome_number[(LAST - node) as usize],
        };
        let mut children = vec![0; next_child];
        let mut level_of = vec![levels.len() as u16; next_node as usize];
        for (node, &(level, first)) in self.nodes.iter().enumerate() {
            let shape = &levels[level as usize];
            let new = number[node];
            level_of[new as usize] = level as u16;
            let target = shape.first_child + shape.columns * (new - shape.first_node) as usize;
            let old = &self.children[first as usize..first as usize + shape.columns];
            for (slot, &child) in children[target..].iter_mut().zip(old) {
                *slot = renumber(child);
            }
        }
        outcomes.sort();
        let mut places = vec![NO_LEVEL; levels.iter().map(|level| level.variable.0 as usize + 1).max().unwrap_or(0)];
        for (place, level) in levels.iter().enumerate() {
            places[level.variable.0 as usize] = place as u16;
        }
        let roots = roots.iter().map(|&root| renumber(root)).collect();
        Diagram { roots, levels, children, outcomes, level_of, places }
    }
}

/// Options with equal coefficients in all forms become one column.
fn step(options: usize, variable: Variable, reads: &[(u32, &[i64])]) -> Step {
    let mut known: HashMap<Vec<i64>, u16> = HashMap::new();
    let mut columns: Vec<Vec<i64>> = Vec::new();
    let mut column_of = Vec::with_capacity(options);
    for option in 0..options {
        let coefficients: Vec<i64> = reads.iter().map(|(_, c)| c[option]).collect();
        let column = *known.entry(coefficients).or_insert_with_key(|coefficients| {
            columns.push(coefficients.clone());
            columns.len() as u16 - 1
        });
        column_of.push(column);
    }
    let forms = reads.iter().map(|(form, _)| *form);
    let columns = columns.into_iter().map(|coefficients| forms.clone().zip(coefficients).collect()).collect();
    Step { variable, column_of, columns }
}

/// An upper bound on how many sums a form can take.
fn distinct_sums(columns: &[Vec<i64>]) -> u64 {
    let mut product = 1_u64;
    let mut range = 1_u64;
    for coefficients in columns.iter().filter(|c| !c.is_empty()) {
        let spread = coefficients.iter().max().copied().unwrap_or(0) - coefficients.iter().min().copied().unwrap_or(0);
        range = range.saturating_add(spread.unsigned_abs());
        product = product.saturating_mul(coefficients.len() as u64);
    }
    product.min(range)
}

/// Before each level and after the last: the least and the most that the levels from there on add.
fn rest_of(columns: &[Vec<i64>]) -> Vec<(i64, i64)> {
    let mut rest = vec![(0, 0); columns.len() + 1];
    for (level, coefficients) in columns.iter().enumerate().rev() {
        let least = coefficients.iter().min().copied().unwrap_or(0);
        let most = coefficients.iter().max().copied().unwrap_or(0);
        rest[level] = (rest[level + 1].0 + least, rest[level + 1].1 + most);
    }
    rest
}
