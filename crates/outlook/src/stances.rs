//! Finds the stance of every decision: stated by the author, or inferred from the statements.

use std::sync::Arc;

use dossier::{Contribution, Decider, Dossier, Motion, Pledge, Position, Resource, Selector, Size, Stance};
use evidence::{
    Group, Inquiry, LEVELS, Member, Parameter, ParameterSets, Rate, Side, Supports, Text, Utterance, Votes, doubt,
    size_levels, stated_stance, supports, utterances, vote_table,
};
use rayon::prelude::*;
use rules::Catalogue;
use terms::{ActorId, Chance, Date, OptionId, OutcomeId};

use crate::system::{Decision, On};
use crate::tree::Case;
use crate::weights::{PledgeSizes, Weights};

/// On what a decision's stance rests.
#[derive(Clone, Debug)]
pub(crate) struct Basis {
    /// Does the author state it, in every context?
    pub stated: bool,
    /// What the actor has said, where the stance is inferred.
    pub utterances: Vec<Utterance>,
    /// How it votes when nothing is said, where its body has a record.
    pub rate: Option<(Rate, Whose)>,
    /// What it moves with: a bloc's id, or `body`.
    pub group: Option<String>,
    /// Has it acted itself in some context?
    pub acts: bool,
}

/// Whose votes a rate is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Whose {
    Own,
    Others,
}

impl Basis {
    /// Does nothing at all say how it decides?
    pub fn is_flat(&self) -> bool {
        !self.stated && self.utterances.is_empty() && self.rate.is_none() && !self.acts
    }
}

/// Everything that stances are found with.
#[derive(Clone, Copy)]
pub(crate) struct Finder<'a> {
    pub dossier: &'a Dossier,
    pub decisions: &'a [Decision],
    /// For each resource, the size of one level.
    pub units: &'a [f64],
    pub as_of: Date,
    pub by: Option<Date>,
    /// Statements left out.
    pub off: &'a [usize],
}

/// How a decision is distributed in each of its instances, and on what that rests.
pub(crate) type Found = (Arc<Vec<Weights>>, Basis);

impl<'a> Finder<'a> {
    /// Every matter that is decided on.
    fn matters(&self) -> impl Iterator<Item = On> + use<> {
        let motions = (0..self.dossier.motions.len()).map(On::Motion);
        motions.chain((0..self.dossier.resources.len()).map(On::Resource))
    }

    /// The stances of all decisions on one matter, by the decision's number.
    fn find(&self, on: On, rates: &[Option<(Rate, Whose)>], sets: &ParameterSets) -> Vec<(usize, Found)> {
        let decisions = self.decisions.iter().enumerate().filter(|(_, decision)| decision.on == on);
        let found: Vec<(usize, Basis)> =
            decisions.map(|(number, decision)| (number, self.basis(decision, rates[number]))).collect();
        let inferred: Vec<(usize, &Basis)> =
            found.iter().filter(|(_, basis)| !basis.stated).map(|(number, basis)| (*number, basis)).collect();
        let drawn = self.draw(on, &inferred, sets);
        let weights = |number: usize| {
            let place = inferred.iter().position(|(other, _)| *other == number);
            let support = place.map(|place| &drawn[place][..]).unwrap_or_default();
            Arc::new(self.of_decision(&self.decisions[number], support, sets))
        };
        let weights: Vec<Arc<Vec<Weights>>> = found.par_iter().map(|(number, _)| weights(*number)).collect();
        found.into_iter().zip(weights).map(|((number, basis), weights)| (number, (weights, basis))).collect()
    }

    /// The stances of all decisions on the matters that are wanted, in the order of decisions.
    pub fn find_all(
        &self,
        wanted: impl Fn(On) -> bool,
        rates: &[Option<(Rate, Whose)>],
        sets: &ParameterSets,
    ) -> Vec<(usize, Found)> {
        let matters: Vec<On> = self.matters().filter(|on| wanted(*on)).collect();
        let by_matter: Vec<Vec<(usize, Found)>> =
            matters.into_par_iter().map(|on| self.find(on, rates, sets)).collect();
        let mut found: Vec<(usize, Found)> = by_matter.into_iter().flatten().collect();
        found.sort_by_key(|(number, _)| *number);
        found
    }

    fn basis(&self, decision: &Decision, rate: Option<(Rate, Whose)>) -> Basis {
        let actor = decision.actor.as_str();
        let stated = match decision.on {
            On::Motion(motion) => is_stated(self.dossier, &self.dossier.motions[motion], &decision.actor, self.as_of),
            On::Resource(resource) => {
                let resource = &self.dossier.resources[resource];
                let pledge = pledge_for(self.dossier, actor, &resource.id.value, self.as_of);
                let contexts = names_of(resource.selector.as_ref());
                pledge.is_some_and(|pledge| contexts.iter().all(|c| contribution_for(pledge, *c).is_some()))
            }
        };
        let (subject, acts) = match decision.on {
            On::Motion(motion) => {
                let motion = &self.dossier.motions[motion];
                (motion.id.value.as_str(), &motion.acts)
            }
            On::Resource(resource) => {
                let resource = &self.dossier.resources[resource];
                (resource.id.value.as_str(), &resource.acts)
            }
        };
        let said = if stated { Vec::new() } else { utterances(self.dossier, actor, subject, self.as_of, self.off) };
        let group = self.group(decision, rate.is_some());
        Basis {
            stated,
            utterances: said,
            // A bloc comes before the record.
            rate: rate.filter(|_| group.is_none()),
            group,
            acts: acts.iter().any(|act| act.actor.value == decision.actor),
        }
    }

    /// Its first bloc; else, in a body without a record, the body: unknown members of one body are not independent.
    fn group(&self, decision: &Decision, has_rate: bool) -> Option<String> {
        let bloc = self.dossier.blocs.iter().find(|b| b.members.iter().any(|member| member.value == decision.actor));
        if let Some(bloc) = bloc {
            return Some(bloc.id.value.to_string());
        }
        let On::Motion(motion) = decision.on else { return None };
        let in_body = matches!(self.dossier.motions[motion].decider, Decider::Body { .. });
        (in_body && !has_rate).then(|| "body".to_owned())
    }

    fn draw(&self, on: On, inferred: &[(usize, &Basis)], sets: &ParameterSets) -> Supports {
        if inferred.is_empty() {
            return Vec::new();
        }
        let (subject, selector, acts) = match on {
            On::Motion(motion) => {
                let motion = &self.dossier.motions[motion];
                (motion.id.value.as_str(), motion.selector.as_ref(), &motion.acts)
            }
            On::Resource(resource) => {
                let resource = &self.dossier.resources[resource];
                (resource.id.value.as_str(), resource.selector.as_ref(), &resource.acts)
            }
        };
        let vote = self.day_of(on);
        let mut groups: Vec<Group> = Vec::new();
        let mut members = Vec::with_capacity(inferred.len());
        for &(number, basis) in inferred {
            let decision = &self.decisions[number];
            let group = basis.group.as_ref().map(|group| {
                let share = if group == "body" { Parameter::BodyShare } else { Parameter::BlocShare };
                let key = format!("{group}@{subject}");
                groups.iter().position(|known| known.key == key).unwrap_or_else(|| {
                    groups.push(Group { key, share });
                    groups.len() - 1
                })
            });
            let acted = |context: Option<&OutcomeId>| {
                let of_actor = acts.iter().filter(|act| act.actor.value == decision.actor);
                let mut there =
                    of_actor.filter(|act| context.is_some_and(|c| act.contexts.iter().any(|named| named.value == *c)));
                there.next().map(|act| if act.pro { Side::Pro } else { Side::Con })
            };
            members.push(Member {
                key: format!("{}@{subject}", decision.actor),
                utterances: basis.utterances.clone(),
                acts: names_of(selector).into_iter().map(acted).collect(),
                rate: basis.rate.map(|(rate, _)| rate),
                group,
            });
        }
        supports(&Inquiry { dossier: self.dossier, selector, members, groups, vote }, sets)
    }

    /// The day a decision is taken: the motion's own, else the middle between today and the horizon.
    pub fn day_of(&self, on: On) -> Date {
        let own = match on {
            On::Motion(motion) => self.dossier.motions[motion].date.as_ref().map(|date| date.value),
            On::Resource(_) => None,
        };
        let middle = || Some(terms::days_after(self.as_of, terms::days_between(self.as_of, self.by?) / 2));
        own.filter(|day| *day >= self.as_of).or_else(middle).unwrap_or(self.as_of)
    }

    fn of_decision(&self, decision: &Decision, support: &[Vec<f64>], sets: &ParameterSets) -> Vec<Weights> {
        match decision.on {
            On::Resource(resource) => {
                let sizes = Arc::new(self.sizes(decision, resource, sets));
                let instances = decision.instances.iter().map(|instance| {
                    let context = instance.case.context;
                    let supports = support.get(context.unwrap_or(0)).map(Vec::as_slice);
                    let contributes = self.contributes(decision, resource, context, supports, sets);
                    Weights::Pledge { contributes, sizes: Arc::clone(&sizes), exact: None }
                });
                instances.collect()
            }
            On::Motion(motion) => {
                let motion = &self.dossier.motions[motion];
                let doubts: Vec<Arc<Vec<f64>>> = support.iter().map(|support| doubt(support)).collect();
                decision
                    .instances
                    .iter()
                    .map(|instance| self.vote(decision, motion, instance.case, &doubts, sets))
                    .collect()
            }
        }
    }

    fn vote(
        &self,
        decision: &Decision,
        motion: &Motion,
        case: Case,
        doubts: &[Arc<Vec<f64>>],
        sets: &ParameterSets,
    ) -> Weights {
        let options: Vec<OptionId> = decision.options.iter().filter_map(|name| OptionId::parse(name).ok()).collect();
        let context = name_of(motion.selector.as_ref(), case.context);
        let stance = stance_for(self.dossier, &motion.id.value, decision.actor.as_str(), context, self.as_of);
        if let Some(stance) = stance {
            let who = stance.actor.as_ref().map_or("others", |actor| actor.value.as_str());
            let normal = sets.draws().normal(&format!("stance|{who}@{}", motion.id.value));
            let shares: Vec<(OptionId, Chance)> =
                stance.shares.iter().map(|(option, share)| (option.clone(), share.value)).collect();
            return Weights::Table(stated_stance(&options, &shares, &normal));
        }
        match doubts.get(case.context.unwrap_or(0)) {
            Some(doubt) => {
                Weights::Votes(Votes::new(Arc::clone(doubt), &options, case.text.unwrap_or(Text::Same), sets))
            }
            None => Weights::Fixed(vec![1.0 / options.len() as f64; options.len()]),
        }
    }

    fn contributes(
        &self,
        decision: &Decision,
        resource: usize,
        context: Option<usize>,
        supports: Option<&[f64]>,
        sets: &ParameterSets,
    ) -> Vec<f64> {
        let resource = &self.dossier.resources[resource];
        let actor = decision.actor.as_str();
        let context = name_of(resource.selector.as_ref(), context);
        let pledge = pledge_for(self.dossier, actor, &resource.id.value, self.as_of);
        if let Some(stated) = pledge.and_then(|pledge| contribution_for(pledge, context)) {
            let normal = sets.draws().normal(&format!("pledge|{actor}@{}", resource.id.value));
            return evidence::chance(stated.chance.value, &normal);
        }
        let two: Vec<OptionId> = ["yes", "no"].iter().filter_map(|o| OptionId::parse(o).ok()).collect();
        match supports {
            Some(supports) => vote_table(supports, &two, Text::Same, sets).swap_remove(0),
            None => vec![0.5; sets.draws().lanes],
        }
    }

    /// How much is contributed, in every parameter set: what is guessed arrives in part, and all guesses err together.
    fn sizes(&self, decision: &Decision, resource: usize, sets: &ParameterSets) -> PledgeSizes {
        let described = &self.dossier.resources[resource];
        let pledge = pledge_for(self.dossier, decision.actor.as_str(), &described.id.value, self.as_of);
        sizes(described, pledge.map_or(&Size::Unknown, |pledge| &pledge.size), self.units[resource], sets)
    }
}

/// The sizes of a pledge in every parameter set, on a grid of this unit.
pub(crate) fn sizes(resource: &Resource, size: &Size, unit: f64, sets: &ParameterSets) -> PledgeSizes {
    let errors = sets.stratified(&format!("size-error|{}", resource.id.value));
    PledgeSizes::new(errors.iter().enumerate().map(|(set, u)| {
        let parameters = sets.set(set);
        let error = parameters.get(Parameter::SizeError) * evidence::normal_quantile(*u);
        let arrives = parameters.get(Parameter::Realised) * libm::exp(error);
        size_levels(size, stand_in(resource, unit), unit, arrives)
    }))
}

/// The range that stands in for a size nobody has said.
pub(crate) fn stand_in(resource: &Resource, unit: f64) -> (f64, f64) {
    resource.unknown_size.unwrap_or((unit, unit * LEVELS as f64))
}

/// How the members of a motion's body vote on contested drafts, by decision; `None` where the body has no record.
pub(crate) fn rates(
    dossier: &Dossier,
    catalogue: &Catalogue<'_>,
    decisions: &[Decision],
    as_of: Date,
) -> Vec<Option<(Rate, Whose)>> {
    let rate = |decision: &Decision| {
        let On::Motion(motion) = decision.on else { return None };
        let Decider::Body { body, .. } = &dossier.motions[motion].decider else { return None };
        let body = catalogue.body(body.value.as_str()).ok()?;
        let (counts, own) = body.votes_before(&decision.actor, as_of.year())?;
        let [yes, abstain, no] = counts.map(f64::from);
        let all = yes + abstain + no;
        let whose = if own { Whose::Own } else { Whose::Others };
        Some((Rate { yes: yes / all, abstain: abstain / all, no: no / all }, whose))
    };
    decisions.iter().map(rate).collect()
}

/// The name of each context of a selector; one `None` where there is no selector.
fn names_of(selector: Option<&Selector>) -> Vec<Option<&OutcomeId>> {
    selector.map_or_else(|| vec![None], |selector| selector.contexts.iter().map(|context| Some(&context.id)).collect())
}

pub(crate) fn name_of(selector: Option<&Selector>, context: Option<usize>) -> Option<&OutcomeId> {
    selector?.contexts.get(context?).map(|context| &context.id)
}

/// Does the author state how an actor decides a motion, in every context?
pub(crate) fn is_stated(dossier: &Dossier, motion: &Motion, actor: &ActorId, as_of: Date) -> bool {
    let contexts = names_of(motion.selector.as_ref());
    contexts.iter().all(|context| stance_for(dossier, &motion.id.value, actor.as_str(), *context, as_of).is_some())
}

/// The stance that counts for an actor on a motion in a context on a day: its own before that of `others`, one that names the
/// context before one that names none, the newest of those.
pub(crate) fn stance_for<'a>(
    dossier: &'a Dossier,
    motion: &terms::MotionId,
    actor: &str,
    context: Option<&OutcomeId>,
    as_of: Date,
) -> Option<&'a Stance> {
    let of = |own: bool| {
        dossier.stances.iter().filter(move |stance| {
            stance.motion.value == *motion
                && stance.as_of <= as_of
                && match &stance.actor {
                    Some(named) => own && named.value.as_str() == actor,
                    None => !own,
                }
        })
    };
    let own = of(true).next().is_some();
    // What is stated of the others is of those that are silent: words of one's own come first.
    let spoken = |statement: &dossier::Statement| {
        statement.motion.value == motion.as_str()
            && statement.actor.value.as_str() == actor
            && statement.date.value <= as_of
            && statement.position.value != Position::Silent
    };
    if !own && dossier.statements.iter().any(spoken) {
        return None;
    }
    let names = |stance: &&Stance| context.is_some_and(|context| stance.contexts.iter().any(|c| c.value == *context));
    let exact = of(own).filter(|stance| names(stance)).max_by_key(|stance| stance.as_of);
    exact.or_else(|| of(own).filter(|stance| stance.contexts.is_empty()).max_by_key(|stance| stance.as_of))
}

/// The pledge of an actor that counts on a day: the newest stated by then.
pub(crate) fn pledge_for<'a>(
    dossier: &'a Dossier,
    actor: &str,
    resource: &terms::ResourceId,
    as_of: Date,
) -> Option<&'a Pledge> {
    let of = |pledge: &&Pledge| pledge.actor.value.as_str() == actor && pledge.resource.value == *resource;
    dossier.pledges.iter().filter(of).filter(|pledge| pledge.as_of <= as_of).max_by_key(|pledge| pledge.as_of)
}

pub(crate) fn contribution_for<'a>(pledge: &'a Pledge, context: Option<&OutcomeId>) -> Option<&'a Contribution> {
    let names = |contribution: &&Contribution| {
        context.is_some_and(|context| contribution.contexts.iter().any(|c| c.value == *context))
    };
    let exact = pledge.contributes.iter().find(names);
    exact.or_else(|| pledge.contributes.iter().find(|contribution| contribution.contexts.is_empty()))
}
