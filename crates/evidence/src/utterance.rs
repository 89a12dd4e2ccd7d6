//! Statements as utterances: what was said once, however often it was reported.

use dossier::{Bearing, Dossier, Office, Position, SourceKind, Statement};
use terms::{Date, Probability};

use crate::grid::logistic;
use crate::parameters::{Parameter, Parameters};

/// Days within which the same words of the same speaker are one utterance.
const SAME_DAYS: i32 = 3;

/// The trust in sources of letter A to F of the Admiralty Code: how often a report of theirs says what was said.
const SOURCE_TRUST: [f64; 6] = [0.99, 0.96, 0.88, 0.65, 0.35, 0.75];
/// The trust in reports of digit 1 to 6.
const REPORT_TRUST: [f64; 6] = [0.98, 0.93, 0.80, 0.50, 0.20, 0.80];

/// How often somebody of this office speaks for the actor.
#[must_use]
pub fn office_trust(office: Office) -> f64 {
    match office {
        Office::Head => 0.97,
        Office::ForeignMinister | Office::Ambassador => 0.95,
        Office::Spokesperson | Office::Actor | Office::Secretariat => 0.93,
        Office::OtherMinister => 0.88,
        Office::Anonymous => 0.45,
        Office::RulingParty | Office::DeputyChair => 0.40,
        Office::FormerHead | Office::GoverningMember => 0.25,
        Office::Opposition => 0.05,
        Office::Media => 0.0,
    }
}

/// One thing an actor said, with all reports of it.
#[derive(Clone, Debug)]
pub struct Utterance {
    /// When it was said.
    pub date: Date,
    /// Side and strength.
    pub position: Position,
    /// How near it is to the motion.
    pub bearing: Bearing,
    /// Was it said repeatedly?
    pub repeated: bool,
    /// The statements it was reported in, as indices into the dossier's; the first is the one whose words are read.
    pub statements: Vec<usize>,
    /// Who spoke: the name, or the actor's id.
    pub speaker: String,
    /// Their office.
    pub office: Office,
    /// The sources, each with its best report.
    pub reports: Vec<Report>,
}

/// The best report of an utterance in one source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// The source's id.
    pub source: String,
    /// Its letter on the Admiralty Code.
    pub letter: char,
    /// The report's digit.
    pub digit: u8,
    /// Does it hedge?
    pub hedged: bool,
    /// Through how many hands it went.
    pub hops: usize,
}

fn shifted(p: f64, shift: f64) -> f64 {
    if p <= 0.0 || p >= 1.0 { p } else { logistic(libm::log(p / (1.0 - p)) + shift) }
}

impl Report {
    /// How often a report like this says what was said, given that its source is sound.
    pub(crate) fn trust(&self, parameters: &Parameters) -> f64 {
        let shift = parameters.get(Parameter::ReportTrust);
        let digit = REPORT_TRUST[usize::from(self.digit.clamp(1, 6)) - 1];
        let hedge = if self.hedged { parameters.get(Parameter::HedgeTrust) } else { 1.0 };
        let retold = parameters.get(Parameter::Retelling).powi(self.hops.saturating_sub(1).min(1_000) as i32);
        shifted(digit.min(hedge), shift) * retold
    }

    /// How often its source is sound.
    pub(crate) fn source_trust(&self, parameters: &Parameters) -> f64 {
        let letter = match self.letter {
            'A'..='E' => self.letter as usize - 'A' as usize,
            _ => 5,
        };
        shifted(SOURCE_TRUST[letter], parameters.get(Parameter::SourceTrust))
    }
}

impl Utterance {
    /// How often its speaker speaks for the actor.
    pub(crate) fn speaker_trust(&self, parameters: &Parameters) -> f64 {
        shifted(office_trust(self.office), parameters.get(Parameter::OfficeTrust))
    }

    /// How often at least one of its reports says what was said, sources and all.
    pub(crate) fn reported(&self, parameters: &Parameters) -> f64 {
        let wrong: f64 = self.reports.iter().map(|r| 1.0 - r.source_trust(parameters) * r.trust(parameters)).product();
        1.0 - wrong
    }

    /// How far it can be trusted when nothing it shares with others is known: a probability.
    #[must_use]
    pub fn trust(&self, parameters: &Parameters) -> Probability {
        Probability::clamped(self.speaker_trust(parameters) * self.reported(parameters))
    }
}

/// The utterances of an actor on a subject (a motion or a resource) known on a day, oldest first. Statements in `off` are left
/// out. Reports with the same mark are of one utterance; without a mark, those of the same speaker and position within three
/// days, whose scope, condition and bearing agree.
#[must_use]
pub fn utterances(dossier: &Dossier, actor: &str, subject: &str, as_of: Date, off: &[usize]) -> Vec<Utterance> {
    let mut known: Vec<usize> = (0..dossier.statements.len())
        .filter(|number| !off.contains(number))
        .filter(|&number| {
            let statement = &dossier.statements[number];
            statement.actor.value.as_str() == actor
                && statement.motion.value == subject
                && statement.date.value <= as_of
                && statement.position.value != Position::Silent
                && office_trust(statement.rank) > 0.0
        })
        .collect();
    let key = |number: &usize| {
        let statement = &dossier.statements[*number];
        // By content before id: ids that were made follow the order of the file, which must not matter.
        let words = (statement.position.value, statement.quote.value.clone(), statement.source.value.to_string());
        (statement.date.value, bearing_rank(statement.bearing), words, statement.id.value.clone())
    };
    known.sort_by_key(key);
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for number in known {
        let statement = &dossier.statements[number];
        match groups.iter_mut().find(|group| same_utterance(&dossier.statements[group[0]], statement)) {
            Some(group) => group.push(number),
            None => groups.push(vec![number]),
        }
    }
    groups.into_iter().map(|group| merge(dossier, group)).collect()
}

pub(crate) fn bearing_rank(bearing: Bearing) -> u8 {
    match bearing {
        Bearing::Direct => 0,
        Bearing::Near => 1,
        Bearing::Related => 2,
    }
}

fn same_utterance(a: &Statement, b: &Statement) -> bool {
    if !a.utterance.is_empty() || !b.utterance.is_empty() {
        return a.utterance == b.utterance;
    }
    let words = |list: &[terms::table::At<String>]| list.iter().map(|at| at.value.clone()).collect::<Vec<_>>();
    a.position.value == b.position.value
        && speaker(a) == speaker(b)
        && a.bearing == b.bearing
        && a.meaning == b.meaning
        && words(&a.scope) == words(&b.scope)
        && terms::days_between(a.date.value, b.date.value).abs() <= SAME_DAYS
}

fn speaker(statement: &Statement) -> String {
    if statement.speaker.is_empty() { statement.actor.value.to_string() } else { statement.speaker.clone() }
}

fn merge(dossier: &Dossier, mut group: Vec<usize>) -> Utterance {
    // The words nearest to the motion are read, whichever was written down first.
    if let Some(nearest) = (0..group.len()).min_by_key(|&at| bearing_rank(dossier.statements[group[at]].bearing)) {
        group[..=nearest].rotate_right(1);
    }
    let lead = &dossier.statements[group[0]];
    let mut reports: Vec<Report> = Vec::new();
    let defaults = Parameters::default();
    for &number in &group {
        let statement = &dossier.statements[number];
        let first = (&statement.source, Some(statement.letter));
        let sources = std::iter::once(first).chain(statement.also.iter().map(|source| (source, None)));
        for (source, letter) in sources {
            let kind = dossier.source(&source.value).map_or(SourceKind::Unknown, |source| source.kind);
            let report = Report {
                source: source.value.to_string(),
                letter: letter.unwrap_or_else(|| kind.letter()),
                digit: statement.digit,
                hedged: !statement.hedge.is_empty(),
                hops: statement.chain.len().max(1),
            };
            let better = |known: &Report| report.trust(&defaults) > known.trust(&defaults);
            match reports.iter_mut().find(|known| known.source == report.source) {
                Some(known) if better(known) => *known = report,
                Some(_) => {}
                None => reports.push(report),
            }
        }
    }
    reports.sort_by(|a, b| a.source.cmp(&b.source));
    Utterance {
        date: lead.date.value,
        position: lead.position.value,
        bearing: lead.bearing,
        repeated: group.iter().any(|&number| dossier.statements[number].repeated),
        speaker: speaker(lead),
        office: lead.rank,
        reports,
        statements: group,
    }
}
