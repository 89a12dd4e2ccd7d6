//! Everything that can be set: each decision, event and tabling, with each of its options.

use evidence::Text;

use crate::model::Model;
use crate::system::On;

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
    for number in 0..model.system.events.len() {
        if model.system.events[number].is_some() {
            add(Factor::Event(number), model.id_of(Factor::Event(number)), model.outcomes(number));
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
            Factor::Event(number) => match self.dossier.events.get(number) {
                Some(event) => event.id.value.to_string(),
                None => "text".to_owned(),
            },
            Factor::Tabled(number) => format!("tabled:{}", self.dossier.motions[number].id.value),
        }
    }

    /// The ids of an event's outcomes.
    pub(crate) fn outcomes(&self, event: usize) -> Vec<String> {
        match self.dossier.events.get(event) {
            Some(event) => event.outcomes.iter().map(|outcome| outcome.id.value.to_string()).collect(),
            None => Text::ALL.map(|text| text.name().to_owned()).into(),
        }
    }

    /// Is the decision a pledge?
    pub(crate) fn is_pledge(&self, decision: usize) -> bool {
        matches!(self.system.decisions[decision].on, On::Resource(_))
    }
}
