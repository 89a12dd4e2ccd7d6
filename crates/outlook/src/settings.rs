//! Everything that can be set: each decision, event and tabling, with each of its options.

use crate::model::Model;
use crate::system::On;
use crate::tree::event_index;

/// One thing a world consists of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Factor {
    /// A decision, by its number: in all its contexts, or in one only.
    Decision(usize, Option<usize>),
    /// An event.
    Event(usize),
    /// Whether a motion is put to the vote.
    Tabled(usize),
}

/// An option of a factor: what a rung of the ladder sets.
///
/// A pledge has two options here, to contribute or not; an amount is set by name only (`FRA@troops=5000`). An event's outcome
/// is set to come in time for every path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Setting {
    /// The factor's id: `RUS@unsc_mandate`, `peace_agreement`, `tabled:unsc_mandate`.
    pub id: String,
    /// The option's name.
    pub option: String,
    pub factor: Factor,
    /// The option's number: of the decision's options, of the event's outcomes, or 0 for tabled and 1 for not.
    pub index: usize,
}

/// All settings of factors that some path reads, by id, then by option.
pub(crate) fn settings(model: &Model<'_>) -> Vec<Setting> {
    let mut all = Vec::new();
    let mut add = |factor: Factor, id: String, options: Vec<String>| {
        for (index, option) in options.into_iter().enumerate() {
            all.push(Setting { id: id.clone(), option, factor, index });
        }
    };
    for (number, decision) in model.system.decisions.iter().enumerate() {
        if decision.instances.iter().any(|instance| instance.seat.is_some()) {
            let options = match decision.on {
                On::Motion(_) => decision.options.clone(),
                On::Resource(_) => vec!["no".to_owned(), "yes".to_owned()],
            };
            let factor = Factor::Decision(number, None);
            add(factor, model.id_of(factor), options);
        }
    }
    for (number, event) in model.dossier.events.iter().enumerate() {
        if model.system.events[number].is_some() {
            let options = event.outcomes.iter().map(|outcome| outcome.id.value.to_string()).collect();
            add(Factor::Event(number), model.id_of(Factor::Event(number)), options);
        }
    }
    for number in 0..model.dossier.motions.len() {
        if model.system.tablings[number].is_some() {
            let options = vec!["yes".to_owned(), "no".to_owned()];
            add(Factor::Tabled(number), model.id_of(Factor::Tabled(number)), options);
        }
    }
    all.sort_by(|a, b| a.id.cmp(&b.id).then(a.index.cmp(&b.index)));
    all
}

impl Model<'_> {
    /// The name of a factor in assignments and in JSON.
    pub(crate) fn id_of(&self, factor: Factor) -> String {
        match factor {
            Factor::Decision(number, _) => {
                let decision = &self.system.decisions[number];
                match decision.on {
                    On::Motion(motion) => format!("{}@{}", decision.actor, self.dossier.motions[motion].id.value),
                    On::Resource(resource) => {
                        format!("{}@{}", decision.actor, self.dossier.resources[resource].id.value)
                    }
                }
            }
            Factor::Event(number) => self.dossier.events[number].id.value.to_string(),
            Factor::Tabled(number) => format!("tabled:{}", self.dossier.motions[number].id.value),
        }
    }

    /// Is the decision a pledge?
    pub(crate) fn is_pledge(&self, decision: usize) -> bool {
        matches!(self.system.decisions[decision].on, On::Resource(_))
    }

    /// For each instance of a decision, the event that chooses its context and that event's options in which it holds; `None`
    /// where nothing chooses.
    pub(crate) fn contexts(&self, decision: usize) -> Vec<Option<(usize, Vec<usize>)>> {
        let decision = &self.system.decisions[decision];
        let selector = match decision.on {
            On::Motion(motion) => &self.dossier.motions[motion].selector,
            On::Resource(resource) => &self.dossier.resources[resource].selector,
        };
        let chosen =
            selector.as_ref().and_then(|selector| Some((selector, event_index(self.dossier, &selector.event)?)));
        let Some((selector, event)) = chosen else { return vec![None; decision.instances.len()] };
        let timing = &self.system.timings[event];
        let holds = |context: &dossier::Context| {
            let options = 0..timing.options();
            options.filter(|&option| context.outcomes.contains(&timing.outcome(option))).collect()
        };
        selector.contexts.iter().map(|context| Some((event, holds(context)))).collect()
    }
}
