//! What is left of a group of formulas when some of their atoms are decided.

use std::collections::HashMap;

use crate::logic::{Arena, Formula, Logic, Node};

/// An undecided atom of a residue.
#[derive(Clone, Copy)]
pub(crate) struct Open {
    pub atom: u32,
    /// The compiler's number of its form.
    pub form: u32,
}

/// Formulas that are left, and the atoms they still read.
pub(crate) struct Residue {
    formulas: Box<[Formula]>,
    /// Atoms on narrow forms.
    pub narrow: Vec<Open>,
    /// Atoms on the wide form.
    pub wide: Vec<Open>,
    /// Forms with an undecided atom, but for the wide one.
    pub live: Vec<u32>,
    /// The number of the outcome, when all are constants.
    pub outcome: Option<u32>,
    /// The residues after some atoms were decided, once known.
    next: Vec<Decided>,
}

/// Atoms with their truth, and the residue they leave.
type Decided = (Box<[(u32, bool)]>, u32);

/// All residues met so far, each once.
pub(crate) struct Residues {
    arena: Arena,
    list: Vec<Residue>,
    known: HashMap<Box<[Formula]>, u32>,
    /// For each atom of the logic: the compiler's number of its form, and whether that is the wide one.
    forms: Vec<(u32, bool)>,
    /// The truth values of the residues in which all are constants.
    pub outcomes: Vec<Box<[bool]>>,
    /// Bytes held, for the budget.
    pub bytes: usize,
}

impl Residues {
    pub fn new(logic: &Logic, forms: Vec<(u32, bool)>) -> Self {
        Self {
            arena: logic.arena.clone(),
            list: Vec::new(),
            known: HashMap::new(),
            forms,
            outcomes: Vec::new(),
            bytes: 0,
        }
    }

    pub fn get(&self, id: u32) -> &Residue {
        &self.list[id as usize]
    }

    pub fn intern(&mut self, formulas: Box<[Formula]>) -> u32 {
        if let Some(&id) = self.known.get(&formulas) {
            return id;
        }
        let (mut narrow, mut wide, mut live) = (Vec::new(), Vec::new(), Vec::new());
        for atom in self.arena.atoms_in(&formulas) {
            let (form, is_wide) = self.forms[atom as usize];
            let open = Open { atom, form };
            if is_wide {
                wide.push(open);
            } else {
                narrow.push(open);
                live.push(form);
            }
        }
        live.sort_unstable();
        live.dedup();
        let values: Option<Box<[bool]>> = formulas.iter().map(|&f| self.arena.value(f)).collect();
        let outcome = values.map(|values| {
            self.outcomes.push(values);
            self.outcomes.len() as u32 - 1
        });
        let id = self.list.len() as u32;
        self.bytes += 24 * (narrow.len() + wide.len()) + 16 * formulas.len() + 160;
        self.list.push(Residue { formulas: formulas.clone(), narrow, wide, live, outcome, next: Vec::new() });
        self.known.insert(formulas, id);
        id
    }

    /// The residue of `id` when some of its atoms are decided.
    pub fn decide(&mut self, id: u32, decided: &[(u32, bool)]) -> u32 {
        let known = &self.list[id as usize].next;
        if let Some((_, next)) = known.iter().find(|(atoms, _)| **atoms == *decided) {
            return *next;
        }
        let formulas = self.arena.substitute(&self.list[id as usize].formulas, decided);
        let next = self.intern(formulas);
        self.bytes += 8 * decided.len() + 32;
        self.list[id as usize].next.push((decided.into(), next));
        next
    }
}

impl Arena {
    fn value(&self, formula: Formula) -> Option<bool> {
        match self.node(formula) {
            Node::Constant(value) => Some(*value),
            _ => None,
        }
    }

    /// The formulas with some atoms replaced by constants. Linear in their size.
    fn substitute(&mut self, formulas: &[Formula], decided: &[(u32, bool)]) -> Box<[Formula]> {
        let constants = [self.constant(false), self.constant(true)];
        let parts = self.parts_of(formulas);
        let mut changed = std::mem::take(&mut self.changed);
        changed.resize(self.len().max(changed.len()), None);
        let after = |changed: &[Option<Formula>], part: Formula| changed[part.0 as usize].unwrap_or(part);
        // Parts have smaller handles than wholes, so ascending order meets every part before its whole.
        for &formula in &parts {
            let touched = |list: &[Formula]| list.iter().any(|p| changed[p.0 as usize].is_some());
            let all = |list: &[Formula]| list.iter().map(|&part| after(&changed, part)).collect::<Vec<_>>();
            let new = match self.node(formula) {
                Node::Atom(id) => match decided.iter().find(|(atom, _)| atom == id) {
                    Some((_, value)) => constants[usize::from(*value)],
                    None => continue,
                },
                &Node::Not(part) if touched(&[part]) => self.not(after(&changed, part)),
                Node::And(list) if touched(list) => {
                    let list = all(list);
                    self.and(list)
                }
                Node::Or(list) if touched(list) => {
                    let list = all(list);
                    self.or(list)
                }
                _ => continue,
            };
            changed[formula.0 as usize] = Some(new);
        }
        let result = formulas.iter().map(|&f| after(&changed, f)).collect();
        parts.iter().for_each(|part| changed[part.0 as usize] = None);
        self.changed = changed;
        result
    }
}
