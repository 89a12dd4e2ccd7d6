//! The decisions of a dossier as variables, and which of them meet in one rule or one sum.

use std::collections::{BTreeMap, HashMap};

use diagram::{Compiler, Diagram, Formula, Logic, Shape, Variable};
use dossier::{Decider, Dossier};
use evidence::{LEVELS, Text};
use rayon::prelude::*;
use rules::{Catalogue, Sitting, SittingRequest, voters};
use terms::{ActorId, Date, Diagnostic, Diagnostics, OptionId};

use crate::stances::is_stated;
use crate::system::{BlockRead, Decision, Instance, On, Seat, level_of, too_large};
use crate::tree::{Case, Leaf, Tree, resource_index};

/// Decisions and their variables, and which of them meet.
pub(crate) struct Decisions<'a> {
    dossier: &'a Dossier,
    catalogue: &'a Catalogue<'a>,
    as_of: Date,
    pub units: Vec<f64>,
    sittings: Vec<Option<Sitting>>,
    /// For each motion, may its text change before the vote? Where every stance on it is stated, nothing would follow.
    pub texts: Vec<bool>,
    found: Diagnostics,
    pub list: Vec<Decision>,
    pub logic: Logic,
    /// For each variable of `logic`: decision, instance, and the variable it was joined with (union–find).
    owner: Vec<(usize, usize)>,
    parent: Vec<usize>,
    known: Vec<(Leaf, Formula)>,
}

impl<'a> Decisions<'a> {
    pub fn seat(
        dossier: &'a Dossier,
        catalogue: &'a Catalogue<'a>,
        as_of: Date,
        until: Option<Date>,
        units: Vec<f64>,
    ) -> Result<Self, Diagnostics> {
        let mut all = Self {
            dossier,
            catalogue,
            as_of,
            units,
            sittings: Vec::new(),
            texts: vec![false; dossier.motions.len()],
            found: Diagnostics::new(),
            list: Vec::new(),
            logic: Logic::new(),
            owner: Vec::new(),
            parent: Vec::new(),
            known: Vec::new(),
        };
        for (index, motion) in dossier.motions.iter().enumerate() {
            let options = all.options_of(On::Motion(index));
            let sitting = match &motion.decider {
                Decider::Actor(actor) => {
                    all.add(&actor.value, On::Motion(index), options);
                    None
                }
                Decider::Body { body, rule, parties, concerned, not_participating } => {
                    let plain = |list: &[terms::table::At<ActorId>]| list.iter().map(|a| a.value.clone()).collect();
                    let request = SittingRequest {
                        parties: plain(parties),
                        concerned: plain(concerned),
                        not_participating: plain(not_participating),
                        until,
                    };
                    let day = motion.date.as_ref().map_or(as_of, |date| date.value);
                    let (sitting, mut warnings) = Sitting::new(catalogue, body.value.as_str(), day, &request)?;
                    all.found.append(&mut warnings);
                    let voters = voters(catalogue, &sitting, rule.as_str())?;
                    all.texts[index] = voters.iter().any(|voter| !is_stated(dossier, motion, voter, as_of));
                    for actor in voters {
                        all.add(&actor, On::Motion(index), options.clone());
                    }
                    Some(sitting)
                }
            };
            all.sittings.push(sitting);
        }
        for pledge in &dossier.pledges {
            if let Some(resource) = resource_index(dossier, &pledge.resource.value) {
                let on = On::Resource(resource);
                // Pledges of several days are one decision.
                if !all.list.iter().any(|decision| decision.actor == pledge.actor.value && decision.on == on) {
                    all.add(&pledge.actor.value, on, all.options_of(on));
                }
            }
        }
        Ok(all)
    }

    pub fn warnings(&mut self, warnings: &mut Diagnostics) {
        warnings.append(&mut self.found);
    }

    fn add(&mut self, actor: &ActorId, on: On, options: Vec<String>) -> usize {
        let selector = match on {
            On::Motion(index) => self.dossier.motions[index].selector.as_ref(),
            On::Resource(index) => self.dossier.resources[index].selector.as_ref(),
        };
        let contexts: Vec<Option<usize>> =
            selector.map_or_else(|| vec![None], |selector| (0..selector.contexts.len()).map(Some).collect());
        let texts: Vec<Option<Text>> = match on {
            On::Motion(motion) if self.texts[motion] => Text::ALL.map(Some).into(),
            _ => vec![None],
        };
        let cases = contexts.into_iter().flat_map(|context| texts.iter().map(move |&text| Case { context, text }));
        let instances = cases.map(|case| Instance { case, seat: None }).collect();
        self.list.push(Decision { actor: actor.clone(), on, options, instances });
        self.list.len() - 1
    }

    /// The variable of an actor's decision in a context, made when it is first asked for.
    fn variable(&mut self, logic: &mut Logic, actor: &ActorId, on: On, case: Case) -> Variable {
        let found = self.list.iter().position(|decision| decision.actor == *actor && decision.on == on);
        let decision = found.unwrap_or_else(|| self.add(actor, on, self.options_of(on)));
        let count = self.list[decision].options.len() as u32;
        let instances = &mut self.list[decision].instances;
        let at = instances.iter().position(|instance| instance.case == case).unwrap_or(0);
        if let Some(seat) = instances[at].seat {
            return seat.variable;
        }
        let variable = logic.variable(count);
        instances[at].seat = Some(Seat { variable, block: usize::MAX, place: 0 });
        self.owner.push((decision, at));
        self.parent.push(self.parent.len());
        variable
    }

    fn options_of(&self, on: On) -> Vec<String> {
        match on {
            On::Motion(motion) => self.dossier.motions[motion].options.iter().map(ToString::to_string).collect(),
            On::Resource(_) => {
                let levels = (0..=LEVELS + 1).map(|level| level.to_string());
                std::iter::once("no".to_owned()).chain(levels).collect()
            }
        }
    }

    /// Makes the formula of every leaf of a tree, and joins the variables that meet in one.
    pub fn meet(&mut self, tree: &Tree) -> Result<(), Diagnostics> {
        match tree {
            Tree::Not(part) => self.meet(part),
            Tree::And(parts) | Tree::Or(parts) => parts.iter().try_for_each(|part| self.meet(part)),
            Tree::Leaf(leaf) => {
                let formula = self.leaf(leaf)?;
                let read = self.logic.variables_in(&[formula]);
                for pair in read.windows(2) {
                    self.join(pair[0].0 as usize, pair[1].0 as usize);
                }
                Ok(())
            }
            Tree::Constant(_) | Tree::Event(..) | Tree::Tabled(_) => Ok(()),
        }
    }

    fn root_of(&self, mut variable: usize) -> usize {
        while self.parent[variable] != variable {
            variable = self.parent[variable];
        }
        variable
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root_of(a), self.root_of(b));
        let (low, high) = (a.min(b), a.max(b));
        self.parent[high] = low;
    }

    /// Which block a formula belongs to: the first variable of those that meet; `None` when it is a constant.
    pub fn block_of(&self, formula: Formula) -> Option<usize> {
        let first = *self.logic.variables_in(&[formula]).first()?;
        Some(self.root_of(first.0 as usize))
    }

    pub fn leaf(&mut self, leaf: &Leaf) -> Result<Formula, Diagnostics> {
        if let Some((_, formula)) = self.known.iter().find(|(known, _)| known == leaf) {
            return Ok(*formula);
        }
        let mut logic = std::mem::take(&mut self.logic);
        let made = self.make(leaf, &mut logic);
        self.logic = logic;
        let formula = made?;
        self.known.push((leaf.clone(), formula));
        Ok(formula)
    }

    fn make(&mut self, leaf: &Leaf, logic: &mut Logic) -> Result<Formula, Diagnostics> {
        match leaf {
            Leaf::Carried { motion, case } => self.carried(*motion, *case, logic),
            Leaf::Decision { motion, case, actor, option } => {
                let options = &self.dossier.motions[*motion].options;
                let wanted = options.iter().position(|known| known == option).unwrap_or(0);
                let variable = self.variable(logic, actor, On::Motion(*motion), *case);
                self.literal(logic, variable, &[wanted as u32])
            }
            Leaf::Contributes { resource, case, actor } => match self.pledge(logic, *resource, *case, actor) {
                None => Ok(logic.constant(false)),
                Some(variable) => {
                    let contributing: Vec<u32> = (1..LEVELS as u32 + 3).collect();
                    self.literal(logic, variable, &contributing)
                }
            },
            Leaf::Sum { resource, case, group, at_least } => {
                let day = self.as_of;
                let of_group = |dossier: &Dossier, actor: &ActorId| {
                    group.as_ref().is_none_or(|group| dossier.members_of(group, day).any(|member| member == actor))
                };
                let on = On::Resource(*resource);
                let pledged =
                    self.list.iter().filter(|decision| decision.on == on).map(|decision| decision.actor.clone());
                let givers: Vec<ActorId> = pledged.filter(|actor| of_group(self.dossier, actor)).collect();
                let anything = *at_least <= 0.0;
                let amounts: Vec<i64> = std::iter::once(0)
                    .chain((0..=LEVELS as i64 + 1).map(|level| if anything { 1 } else { level }))
                    .collect();
                let terms: Vec<(Variable, Vec<i64>)> = givers
                    .iter()
                    .filter_map(|actor| self.pledge(logic, *resource, *case, actor))
                    .map(|variable| (variable, amounts.clone()))
                    .collect();
                let quota = if anything { 1 } else { level_of(*at_least, self.units[*resource]) };
                logic.at_least(&terms, quota).map_err(|error| Diagnostic::error("too-large", error.to_string()).into())
            }
        }
    }

    fn literal(&self, logic: &mut Logic, variable: Variable, options: &[u32]) -> Result<Formula, Diagnostics> {
        logic.literal(variable, options).map_err(|error| Diagnostic::error("too-large", error.to_string()).into())
    }

    fn pledge(&mut self, logic: &mut Logic, resource: usize, case: Case, actor: &ActorId) -> Option<Variable> {
        let on = On::Resource(resource);
        let pledged = self.list.iter().any(|decision| decision.actor == *actor && decision.on == on);
        pledged.then(|| self.variable(logic, actor, on, case))
    }

    fn carried(&mut self, motion: usize, case: Case, logic: &mut Logic) -> Result<Formula, Diagnostics> {
        let on = On::Motion(motion);
        let dossier = self.dossier;
        match &dossier.motions[motion].decider {
            Decider::Actor(actor) => {
                let variable = self.variable(logic, &actor.value, on, case);
                self.literal(logic, variable, &[0])
            }
            Decider::Body { rule, .. } => {
                let Some(sitting) = self.sittings[motion].take() else { return Ok(logic.constant(false)) };
                let made = self.rule(&sitting, rule.as_str(), on, case, logic);
                self.sittings[motion] = Some(sitting);
                made
            }
        }
    }

    fn rule(
        &mut self,
        sitting: &Sitting,
        rule: &str,
        on: On,
        case: Case,
        logic: &mut Logic,
    ) -> Result<Formula, Diagnostics> {
        let mut variables = BTreeMap::new();
        for actor in voters(self.catalogue, sitting, rule)? {
            let variable = self.variable(logic, &actor, on, case);
            variables.insert(actor, variable);
        }
        let mut variable_of =
            |actor: &ActorId, _: &[OptionId]| variables.get(actor).copied().unwrap_or(Variable(u32::MAX));
        let (formula, warnings) = rules::formula(self.catalogue, sitting, rule, logic, &mut variable_of)?;
        for warning in warnings {
            if !self.found.iter().any(|known| *known == warning) {
                self.found.push(warning);
            }
        }
        Ok(formula)
    }

    /// Compiles each block for the formulas that the top reads of it: its roots, in order.
    pub fn blocks(
        &mut self,
        roots: &BTreeMap<usize, Vec<Formula>>,
    ) -> Result<Vec<(Diagram, Vec<BlockRead>)>, Diagnostics> {
        let compile = |formulas: &Vec<Formula>| {
            Compiler::new(&self.logic).compile_jointly(formulas).map_err(|error| {
                let first = self.logic.variables_in(formulas).first().map_or(0, |variable| variable.0 as usize);
                let what = match self.list[self.owner[first].0].on {
                    On::Motion(motion) => format!("the motion `{}`", self.dossier.motions[motion].id.value),
                    On::Resource(resource) => format!("the sum of `{}`", self.dossier.resources[resource].id.value),
                };
                too_large(&what, &error)
            })
        };
        // The same rule or sum in another context has the same diagram over other variables.
        let mut shapes: HashMap<Shape, usize> = HashMap::new();
        let mut distinct: Vec<&Vec<Formula>> = Vec::new();
        let mut shape_of = Vec::with_capacity(roots.len());
        for formulas in roots.values() {
            let shape = self.logic.shape(formulas);
            shape_of.push(*shapes.entry(shape).or_insert_with(|| {
                distinct.push(formulas);
                distinct.len() - 1
            }));
        }
        let compiled: Vec<Diagram> = distinct.par_iter().map(|formulas| compile(formulas)).collect::<Result<_, _>>()?;
        let diagrams: Vec<Diagram> = roots
            .values()
            .zip(shape_of)
            .map(|(formulas, shape)| {
                let (from, to) = (self.logic.variables_in(distinct[shape]), self.logic.variables_in(formulas));
                compiled[shape].renamed(|variable| from.binary_search(&variable).map_or(variable, |rank| to[rank]))
            })
            .collect();
        let mut blocks = Vec::with_capacity(diagrams.len());
        for (number, diagram) in diagrams.into_iter().enumerate() {
            let mut reads = Vec::new();
            for (place, variable) in diagram.variables().enumerate() {
                let (decision, instance) = self.owner[variable.0 as usize];
                self.list[decision].instances[instance].seat = Some(Seat { variable, block: number, place });
                reads.push((decision, instance, variable));
            }
            blocks.push((diagram, reads));
        }
        // A variable that no block reads in the end (an option that never matters) has no seat.
        for instance in self.list.iter_mut().flat_map(|decision| &mut decision.instances) {
            instance.seat = instance.seat.filter(|seat| seat.block < blocks.len());
        }
        Ok(blocks)
    }
}
