//! Formulas over integer linear atoms, hash-consed: equal formulas have equal handles.

use std::collections::{BTreeSet, HashMap};

/// A decision with a small finite domain; its options are counted from 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Variable(pub u32);

/// A handle to a formula of one [`Logic`]. Parts have smaller handles than what they are part of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Formula(pub(crate) u32);

/// One weighted sum over the options that variables take.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Form {
    /// Variables in ascending order, each with a coefficient for every option; at least two coefficients differ.
    pub terms: Vec<(Variable, Vec<i64>)>,
}

/// `form ≥ quota`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(crate) struct Atom {
    pub form: u32,
    pub quota: i64,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Node {
    Constant(bool),
    Atom(u32),
    Not(Formula),
    And(Box<[Formula]>),
    Or(Box<[Formula]>),
}

/// Why an atom cannot be made.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LogicError {
    /// The sum of the largest coefficients of a form, in absolute value, reaches 2^60.
    #[error("the weights of one sum add up to 2^60 or more")]
    TooWide,
    /// A term names a variable that this logic does not have, or gives a wrong number of coefficients.
    #[error("variable {variable} has {options} options, and {given} coefficients were given")]
    WrongOptions {
        /// The variable's number.
        variable: u32,
        /// How many options it has (0: there is no such variable).
        options: usize,
        /// How many coefficients were given.
        given: usize,
    },
}

/// Variables, and formulas over integer linear atoms on them.
///
/// An atom is Σ cᵢ(xᵢ) ≥ q with an integer coefficient for every option of some variables. Atoms are normalised (constant parts
/// move to the quota, the common divisor is taken out, the first difference is positive), so that atoms on the same sum share it.
/// `and` and `or` are n-ary, flat, sorted and without duplicates.
#[derive(Clone, Debug, Default)]
pub struct Logic {
    domains: Vec<u32>,
    forms: Vec<Form>,
    atoms: Vec<Atom>,
    form_ids: HashMap<Form, u32>,
    atom_ids: HashMap<Atom, u32>,
    pub(crate) arena: Arena,
}

/// Formulas by their handles, each once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arena {
    nodes: Vec<Node>,
    ids: HashMap<Node, Formula>,
    /// Room for substitution: for each formula what becomes of it, nothing between times.
    pub changed: Vec<Option<Formula>>,
}

impl Logic {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A new variable with `options` options (at least one).
    pub fn variable(&mut self, options: u32) -> Variable {
        self.domains.push(options.max(1));
        Variable(self.domains.len() as u32 - 1)
    }

    /// How many variables there are.
    #[must_use]
    pub fn variables(&self) -> usize {
        self.domains.len()
    }

    /// How many options a variable has; 0 when there is no such variable.
    #[must_use]
    pub fn options(&self, variable: Variable) -> usize {
        self.domains.get(variable.0 as usize).map_or(0, |&options| options as usize)
    }

    /// Always true, or never.
    pub fn constant(&mut self, value: bool) -> Formula {
        self.arena.constant(value)
    }

    /// Σ coefficients ≥ `quota`. A variable named twice counts twice. Linear in the number of coefficients.
    ///
    /// # Errors
    /// [`LogicError`] when the weights are too wide for exact sums or a term does not fit its variable.
    pub fn at_least(&mut self, terms: &[(Variable, Vec<i64>)], quota: i64) -> Result<Formula, LogicError> {
        let mut merged: HashMap<Variable, Vec<i128>> = HashMap::new();
        for (variable, coefficients) in terms {
            let options = self.options(*variable);
            if options != coefficients.len() {
                return Err(LogicError::WrongOptions { variable: variable.0, options, given: coefficients.len() });
            }
            let sums = merged.entry(*variable).or_insert_with(|| vec![0; options]);
            for (sum, &coefficient) in sums.iter_mut().zip(coefficients) {
                *sum += i128::from(coefficient);
            }
        }
        let mut quota = i128::from(quota);
        let mut list: Vec<(Variable, Vec<i128>)> = Vec::new();
        let (mut width, mut divisor) = (0_i128, 0_i128);
        for (variable, mut coefficients) in merged {
            let least = coefficients.iter().copied().min().unwrap_or(0);
            quota -= least;
            coefficients.iter_mut().for_each(|c| *c -= least);
            let most = coefficients.iter().copied().max().unwrap_or(0);
            if most > 0 {
                width += most;
                divisor = coefficients.iter().fold(divisor, |d, &c| greatest_common_divisor(d, c));
                list.push((variable, coefficients));
            }
        }
        if width >= 1 << 60 {
            return Err(LogicError::TooWide);
        }
        if quota <= 0 {
            return Ok(self.constant(true));
        }
        if quota > width {
            return Ok(self.constant(false));
        }
        list.sort_unstable_by_key(|(variable, _)| *variable);
        quota = (quota + divisor - 1).div_euclid(divisor);
        width /= divisor;
        list.iter_mut().for_each(|(_, coefficients)| coefficients.iter_mut().for_each(|c| *c /= divisor));
        // Turned round where the first variable's later options weigh more, so that "−f ≥ −q" shares the sum of "f ≥ q".
        let turned = list.first().is_some_and(|(_, coefficients)| {
            let first = coefficients.iter().zip(&coefficients[1..]).find(|(a, b)| a != b);
            first.is_some_and(|(a, b)| a < b)
        });
        if turned {
            for (_, coefficients) in &mut list {
                let most = coefficients.iter().copied().max().unwrap_or(0);
                coefficients.iter_mut().for_each(|c| *c = most - *c);
            }
            quota = width - quota + 1;
        }
        let narrow = |value: i128| i64::try_from(value).map_err(|_| LogicError::TooWide);
        let mut terms = Vec::with_capacity(list.len());
        for (variable, coefficients) in list {
            terms.push((variable, coefficients.into_iter().map(narrow).collect::<Result<_, _>>()?));
        }
        let atom = self.atom(Form { terms }, narrow(quota)?);
        Ok(if turned { self.not(atom) } else { atom })
    }

    fn atom(&mut self, form: Form, quota: i64) -> Formula {
        let form = match self.form_ids.get(&form) {
            Some(&id) => id,
            None => {
                let id = self.forms.len() as u32;
                self.forms.push(form.clone());
                self.form_ids.insert(form, id);
                id
            }
        };
        let atom = Atom { form, quota };
        let atoms = &mut self.atoms;
        let id = *self.atom_ids.entry(atom).or_insert_with(|| {
            atoms.push(atom);
            atoms.len() as u32 - 1
        });
        self.arena.intern(Node::Atom(id))
    }

    /// The variable takes one of these options.
    ///
    /// # Errors
    /// [`LogicError::WrongOptions`] when there is no such variable.
    pub fn literal(&mut self, variable: Variable, options: &[u32]) -> Result<Formula, LogicError> {
        let count = self.options(variable);
        let coefficients = (0..count as u32).map(|option| i64::from(options.contains(&option))).collect();
        self.at_least(&[(variable, coefficients)], 1)
    }

    /// Not this.
    pub fn not(&mut self, part: Formula) -> Formula {
        self.arena.not(part)
    }

    /// All of them; true when there are none.
    pub fn and(&mut self, parts: impl IntoIterator<Item = Formula>) -> Formula {
        self.arena.and(parts)
    }

    /// At least one of them; false when there are none.
    pub fn or(&mut self, parts: impl IntoIterator<Item = Formula>) -> Formula {
        self.arena.or(parts)
    }

    /// The truth value of a formula when each variable takes the option at its index. The definition that every other
    /// computation of this crate is tested against. Linear in the size of the logic.
    #[must_use]
    pub fn holds(&self, formula: Formula, options: &[u32]) -> bool {
        self.truth(formula, |atom| {
            let terms = &self.forms[atom.form as usize].terms;
            let sum: i64 = terms.iter().map(|(v, c)| c[options[v.0 as usize] as usize]).sum();
            sum >= atom.quota
        })
    }

    /// The truth value of a formula from that of its atoms.
    pub(crate) fn truth(&self, formula: Formula, of: impl Fn(Atom) -> bool) -> bool {
        let mut values: Vec<bool> = Vec::with_capacity(formula.0 as usize + 1);
        for node in &self.arena.nodes[..=formula.0 as usize] {
            let value = match node {
                Node::Constant(value) => *value,
                Node::Atom(id) => of(self.atoms[*id as usize]),
                Node::Not(part) => !values[part.0 as usize],
                Node::And(parts) => parts.iter().all(|p| values[p.0 as usize]),
                Node::Or(parts) => parts.iter().any(|p| values[p.0 as usize]),
            };
            values.push(value);
        }
        values[formula.0 as usize]
    }

    pub(crate) fn atoms(&self) -> &[Atom] {
        &self.atoms
    }

    pub(crate) fn form(&self, id: u32) -> &Form {
        &self.forms[id as usize]
    }

    /// The variables that any of the formulas reads, ascending and without duplicates. Linear in the size of the formulas.
    #[must_use]
    pub fn variables_in(&self, formulas: &[Formula]) -> Vec<Variable> {
        let forms: BTreeSet<u32> =
            self.arena.atoms_in(formulas).into_iter().map(|atom| self.atoms[atom as usize].form).collect();
        let variables: BTreeSet<Variable> =
            forms.into_iter().flat_map(|form| self.form(form).terms.iter().map(|(variable, _)| *variable)).collect();
        variables.into_iter().collect()
    }
}

impl Arena {
    /// How many formulas there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    pub fn node(&self, formula: Formula) -> &Node {
        &self.nodes[formula.0 as usize]
    }

    pub fn constant(&mut self, value: bool) -> Formula {
        self.intern(Node::Constant(value))
    }

    pub fn not(&mut self, part: Formula) -> Formula {
        match self.node(part) {
            Node::Constant(value) => self.constant(!*value),
            Node::Not(inner) => *inner,
            _ => self.intern(Node::Not(part)),
        }
    }

    pub fn and(&mut self, parts: impl IntoIterator<Item = Formula>) -> Formula {
        self.junction(parts, true)
    }

    pub fn or(&mut self, parts: impl IntoIterator<Item = Formula>) -> Formula {
        self.junction(parts, false)
    }

    fn junction(&mut self, parts: impl IntoIterator<Item = Formula>, all: bool) -> Formula {
        let mut flat = Vec::new();
        for part in parts {
            match (self.node(part), all) {
                (Node::Constant(value), _) if *value == all => {}
                (Node::Constant(_), _) => return part,
                (Node::And(inner), true) | (Node::Or(inner), false) => flat.extend_from_slice(inner),
                _ => flat.push(part),
            }
        }
        flat.sort_unstable();
        flat.dedup();
        match flat.as_slice() {
            [] => self.constant(all),
            [one] => *one,
            _ if all => self.intern(Node::And(flat.into())),
            _ => self.intern(Node::Or(flat.into())),
        }
    }

    fn intern(&mut self, node: Node) -> Formula {
        if let Some(&known) = self.ids.get(&node) {
            return known;
        }
        let id = Formula(self.nodes.len() as u32);
        self.nodes.push(node.clone());
        self.ids.insert(node, id);
        id
    }

    /// The formulas and all their parts, ascending and without duplicates.
    pub fn parts_of(&self, formulas: &[Formula]) -> Vec<Formula> {
        let size = formulas.iter().map(|f| f.0 as usize + 1).max().unwrap_or(0);
        // One bit a formula: residues are many, and small beside the arena.
        let mut seen = vec![0_u64; size.div_ceil(64)];
        let mut stack: Vec<Formula> = formulas.to_vec();
        let mut count = 0;
        while let Some(formula) = stack.pop() {
            let (word, bit) = (&mut seen[formula.0 as usize / 64], 1 << (formula.0 % 64));
            if *word & bit != 0 {
                continue;
            }
            *word |= bit;
            count += 1;
            match self.node(formula) {
                Node::Constant(_) | Node::Atom(_) => {}
                Node::Not(part) => stack.push(*part),
                Node::And(parts) | Node::Or(parts) => stack.extend_from_slice(parts),
            }
        }
        let mut parts = Vec::with_capacity(count);
        for (first, mut word) in (0..).step_by(64).zip(seen) {
            while word != 0 {
                parts.push(Formula(first + word.trailing_zeros()));
                word &= word - 1;
            }
        }
        parts
    }

    /// The atoms that any of the formulas is made of, ascending and without duplicates.
    pub fn atoms_in(&self, formulas: &[Formula]) -> Vec<u32> {
        let mut atoms: Vec<u32> = self
            .parts_of(formulas)
            .into_iter()
            .filter_map(|part| match self.node(part) {
                Node::Atom(id) => Some(*id),
                _ => None,
            })
            .collect();
        atoms.sort_unstable();
        atoms
    }
}

fn greatest_common_divisor(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.abs()
}
