//! The formula of a path with its contexts spelled out.
//!
//! A motion or pledge with contexts is several variables, of which a world reads one. So the formula is split by the outcomes
//! of the events that choose contexts: "the agreement provides for a force, and the mandate is carried as it would be then; or
//! the agreement is silent, and …". Within one case every context is known.

use std::collections::BTreeSet;

use dossier::{Dossier, Formula, Selector};
use evidence::{Lag, Text};
use terms::table::At;
use terms::{ActorId, Diagnostic, EventId, GroupId, MotionId, OptionId, ResourceId};

/// A path's formula over what a world consists of.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Tree {
    Constant(bool),
    /// The event takes one of these of its options (outcome and timing), ascending.
    Event(usize, Vec<usize>),
    /// The motion is put to the vote.
    Tabled(usize),
    Leaf(Leaf),
    Not(Box<Tree>),
    And(Vec<Tree>),
    Or(Vec<Tree>),
}

/// In which of its contexts, and under which fate of its text, something is decided.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Debug)]
pub(crate) struct Case {
    /// Which of the selector's contexts; `None` where there is no selector.
    pub context: Option<usize>,
    /// What became of the text; `None` where the motion has none that could change, or all stances on it are stated.
    pub text: Option<Text>,
}

/// A question to the decisions of actors in one case.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Leaf {
    /// The motion is carried, if it is put to the vote.
    Carried { motion: usize, case: Case },
    /// An actor takes this option.
    Decision { motion: usize, case: Case, actor: ActorId, option: OptionId },
    /// An actor contributes at all.
    Contributes { resource: usize, case: Case, actor: ActorId },
    /// What everybody, or a group, contributes reaches an amount (0: anything at all).
    Sum { resource: usize, case: Case, group: Option<GroupId>, at_least: f64 },
}

/// The ways one event can turn out, by outcome and by timing.
///
/// Option 0 is the status quo. Then, for every other outcome in order: too late for all paths, in time for paths of the
/// shortest lag, of the two shortest, …, in time for all.
#[derive(Clone, Debug)]
pub(crate) struct Timing {
    pub status_quo: usize,
    /// The other outcomes, in order.
    pub others: Vec<usize>,
    /// The lags of the paths that read the event, ascending, each once.
    pub lags: Vec<Lag>,
}

impl Timing {
    pub fn options(&self) -> usize {
        1 + self.others.len() * (self.lags.len() + 1)
    }

    /// The outcome that an option stands for.
    pub fn outcome(&self, option: usize) -> usize {
        match option.checked_sub(1) {
            None => self.status_quo,
            Some(rest) => self.others[rest / (self.lags.len() + 1)],
        }
    }

    /// Does the option come in time for a path of this lag? The status quo always does.
    pub fn in_time(&self, option: usize, lag: &Lag) -> bool {
        match option.checked_sub(1) {
            None => true,
            Some(rest) => {
                let stage = rest % (self.lags.len() + 1);
                stage > self.lags.iter().filter(|known| known.order(lag).is_lt()).count()
            }
        }
    }

    /// The option in which an outcome comes in time for every path.
    pub fn at_once(&self, outcome: usize) -> usize {
        match self.others.iter().position(|&other| other == outcome) {
            None => 0,
            Some(place) => (place + 1) * (self.lags.len() + 1),
        }
    }
}

/// The most cases a path may be split into.
const MAX_CASES: usize = 2_000;

/// Spells out the formula of one path; `lags` are those of all paths. A path that it names keeps its own lag.
///
/// # Errors
/// When the events that choose its contexts can turn out together in more than [`MAX_CASES`] ways.
///
/// `texts` says for each motion whether its text may change before the vote.
pub(crate) fn spell_out(
    dossier: &Dossier,
    timings: &[Timing],
    texts: &[bool],
    lags: &[Lag],
    path: usize,
) -> Result<Tree, Diagnostic> {
    let (path, lag) = (&dossier.paths[path], &lags[path]);
    let formula = &path.when;
    let mut selectors: BTreeSet<usize> = BTreeSet::new();
    visit(dossier, formula, &mut |part| {
        if let Some(selector) = selector_of(dossier, part) {
            selectors.extend(event_index(dossier, &selector.event));
        }
        if let Formula::Carried(id) | Formula::Decision(_, id, _) = part
            && motion_index(dossier, &id.value).is_some_and(|motion| texts[motion])
        {
            selectors.insert(text_event(dossier));
        }
    });
    let cases = selectors.iter().fold(1_usize, |cases, &event| cases.saturating_mul(timings[event].options()));
    if cases > MAX_CASES {
        let message = format!(
            "`{}` depends on {} events that choose contexts, and they can turn out together in {cases} ways",
            path.id.value,
            selectors.len()
        );
        return Err(Diagnostic::error("too-large", message)
            .at(path.text.place.clone(), format!("at most {MAX_CASES} are followed"))
            .hint("let fewer events choose contexts, or give them fewer outcomes"));
    }
    let selectors: Vec<usize> = selectors.into_iter().collect();
    let mut speller = Speller { dossier, timings, texts, lags, chosen: vec![None; timings.len()] };
    Ok(speller.by_case(formula, lag, &selectors))
}

/// Calls `see` on every part of a formula that is not itself made of parts, those of other paths included.
pub(crate) fn visit<'a>(dossier: &'a Dossier, formula: &'a Formula, see: &mut dyn FnMut(&'a Formula)) {
    match formula {
        Formula::And(parts) | Formula::Or(parts) => parts.iter().for_each(|part| visit(dossier, part, see)),
        Formula::Not(part) => visit(dossier, part, see),
        Formula::Path(path) => {
            if let Some(path) = dossier.path(&path.value) {
                visit(dossier, &path.when, see);
            }
        }
        leaf => see(leaf),
    }
}

pub(crate) fn event_index(dossier: &Dossier, id: &At<EventId>) -> Option<usize> {
    dossier.events.iter().position(|event| event.id.value == id.value)
}

/// The number of the event "what becomes of texts": it follows the dossier's own.
pub(crate) fn text_event(dossier: &Dossier) -> usize {
    dossier.events.len()
}

pub(crate) fn motion_index(dossier: &Dossier, id: &MotionId) -> Option<usize> {
    dossier.motions.iter().position(|motion| motion.id.value == *id)
}

pub(crate) fn resource_index(dossier: &Dossier, id: &ResourceId) -> Option<usize> {
    dossier.resources.iter().position(|resource| resource.id.value == *id)
}

fn selector_of<'a>(dossier: &'a Dossier, part: &Formula) -> Option<&'a Selector> {
    match part {
        Formula::Carried(id) | Formula::Decision(_, id, _) => dossier.motion(&id.value)?.selector.as_ref(),
        Formula::Contributes(_, id) => dossier.resource(&id.value)?.selector.as_ref(),
        Formula::Sum { resource, .. } => dossier.resource(&resource.value)?.selector.as_ref(),
        _ => None,
    }
}

/// The context that an outcome of the selecting event belongs to.
pub(crate) fn context_of(selector: &Selector, outcome: usize) -> Option<usize> {
    selector.contexts.iter().position(|context| context.outcomes.contains(&outcome))
}

struct Speller<'a> {
    dossier: &'a Dossier,
    timings: &'a [Timing],
    texts: &'a [bool],
    lags: &'a [Lag],
    /// The option taken for granted of each event, in the case at hand.
    chosen: Vec<Option<usize>>,
}

impl Speller<'_> {
    /// One case for each way the selecting events can turn out; cases that leave the same formula are one.
    fn by_case(&mut self, formula: &Formula, lag: &Lag, selectors: &[usize]) -> Tree {
        let Some((&event, others)) = selectors.split_first() else { return self.spell(formula, lag) };
        let mut cases: Vec<(Tree, Vec<usize>)> = Vec::new();
        for option in 0..self.timings[event].options() {
            self.chosen[event] = Some(option);
            let left = self.by_case(formula, lag, others);
            match cases.iter_mut().find(|(known, _)| *known == left) {
                Some((_, options)) => options.push(option),
                None => cases.push((left, vec![option])),
            }
        }
        self.chosen[event] = None;
        if let [(only, _)] = &mut cases[..] {
            return std::mem::replace(only, Tree::Constant(false));
        }
        or(cases.into_iter().map(|(left, options)| and(vec![Tree::Event(event, options), left])).collect())
    }

    fn spell(&self, formula: &Formula, lag: &Lag) -> Tree {
        match formula {
            Formula::And(parts) => and(parts.iter().map(|part| self.spell(part, lag)).collect()),
            Formula::Or(parts) => or(parts.iter().map(|part| self.spell(part, lag)).collect()),
            Formula::Not(part) => not(self.spell(part, lag)),
            Formula::Path(id) => {
                let named = self.dossier.paths.iter().position(|path| path.id.value == id.value);
                named.map_or(Tree::Constant(false), |path| self.spell(&self.dossier.paths[path].when, &self.lags[path]))
            }
            Formula::Event(id, outcomes) => self.event(id, outcomes, lag),
            Formula::Carried(id) => match motion_index(self.dossier, &id.value) {
                None => Tree::Constant(false),
                Some(motion) => match self.case_of_motion(motion) {
                    None => Tree::Constant(false),
                    Some(case) => and(vec![Tree::Tabled(motion), Tree::Leaf(Leaf::Carried { motion, case })]),
                },
            },
            Formula::Decision(actor, id, option) => {
                let motion = motion_index(self.dossier, &id.value);
                leaf(
                    motion,
                    |motion| self.case_of_motion(motion),
                    |motion, case| Leaf::Decision { motion, case, actor: actor.value.clone(), option: option.clone() },
                )
            }
            Formula::Contributes(actor, id) => {
                let resource = resource_index(self.dossier, &id.value);
                leaf(
                    resource,
                    |resource| self.case_of_resource(resource),
                    |resource, case| Leaf::Contributes { resource, case, actor: actor.value.clone() },
                )
            }
            Formula::Sum { resource, group, at_least, .. } => {
                let index = resource_index(self.dossier, &resource.value);
                leaf(
                    index,
                    |resource| self.case_of_resource(resource),
                    |resource, case| Leaf::Sum {
                        resource,
                        case,
                        group: group.as_ref().map(|group| group.value.clone()),
                        at_least: *at_least,
                    },
                )
            }
        }
    }

    /// The case at hand; `None` when the outcome belongs to no context, and so nothing is decided in it.
    fn case_of_motion(&self, motion: usize) -> Option<Case> {
        let context = self.context(self.dossier.motions[motion].selector.as_ref())?;
        let fate = self.chosen.get(text_event(self.dossier)).copied().flatten();
        let text = fate.filter(|_| self.texts[motion]).map(|option| Text::ALL[option]);
        Some(Case { context, text })
    }

    fn case_of_resource(&self, resource: usize) -> Option<Case> {
        let context = self.context(self.dossier.resources[resource].selector.as_ref())?;
        Some(Case { context, text: None })
    }

    fn context(&self, selector: Option<&Selector>) -> Option<Option<usize>> {
        let Some(selector) = selector else { return Some(None) };
        let event = event_index(self.dossier, &selector.event)?;
        let outcome = self.timings[event].outcome(self.chosen[event]?);
        context_of(selector, outcome).map(Some)
    }

    fn event(&self, id: &At<EventId>, outcomes: &[usize], lag: &Lag) -> Tree {
        let Some(event) = event_index(self.dossier, id) else { return Tree::Constant(false) };
        let timing = &self.timings[event];
        let holds = |option: usize| outcomes.contains(&timing.outcome(option)) && timing.in_time(option, lag);
        match self.chosen[event] {
            Some(option) => Tree::Constant(holds(option)),
            None => Tree::Event(event, (0..timing.options()).filter(|&option| holds(option)).collect()),
        }
    }
}

fn leaf(index: Option<usize>, case: impl Fn(usize) -> Option<Case>, make: impl Fn(usize, Case) -> Leaf) -> Tree {
    let made = index.and_then(|index| Some(Tree::Leaf(make(index, case(index)?))));
    made.unwrap_or(Tree::Constant(false))
}

fn not(part: Tree) -> Tree {
    match part {
        Tree::Constant(value) => Tree::Constant(!value),
        Tree::Not(inner) => *inner,
        part => Tree::Not(Box::new(part)),
    }
}

fn and(parts: Vec<Tree>) -> Tree {
    junction(parts, true)
}

fn or(parts: Vec<Tree>) -> Tree {
    junction(parts, false)
}

fn junction(parts: Vec<Tree>, all: bool) -> Tree {
    let mut kept: Vec<Tree> = Vec::new();
    for part in parts {
        match part {
            Tree::Constant(value) if value == all => {}
            Tree::Constant(value) => return Tree::Constant(value),
            Tree::And(inner) if all => kept.extend(inner),
            Tree::Or(inner) if !all => kept.extend(inner),
            part => kept.push(part),
        }
    }
    if kept.len() == 1 { kept.remove(0) } else { wrap(kept, all) }
}

fn wrap(kept: Vec<Tree>, all: bool) -> Tree {
    match (kept.is_empty(), all) {
        (true, _) => Tree::Constant(all),
        (false, true) => Tree::And(kept),
        (false, false) => Tree::Or(kept),
    }
}
