//! From utterances to the likelihood of support, in one context and one parameter set (method note, section 4).
//!
//! The line is redrawn from its prior at a rate; utterances are read in the order they were made, and redraws run on to the day
//! of the vote. Speakers and sources that stand behind several utterances are links that hold or fail together: the filter runs
//! once for each state of them.

use dossier::Position;
use terms::{Date, years_between};

use crate::grid::{OnGrid, POINTS, dot, sum};
use crate::parameters::Parameter;
use crate::reach::Heard;
use crate::reading::Reader;
use crate::utterance::Utterance;

/// The most links whose states are told apart; further ones are taken to fail each on their own.
const MOST_LINKS: usize = 4;

/// How an utterance is heard in a context.
struct Voice<'a> {
    utterance: &'a Utterance,
    /// r f/π + 1 − r at each point of the line, given that its links hold.
    factor: OnGrid,
    /// The links it hangs on, as bits.
    links: u32,
}

/// What several utterances share.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Link {
    Speaker(String),
    Source(String),
}

/// The utterances that count in a context, with how they are heard.
pub(crate) type Heeded<'a> = Vec<(&'a Utterance, Heard)>;

/// How far an utterance alone would leave yes and no: P(yes), P(no).
pub(crate) type Alone = (f64, f64);

/// Of several utterances heard across contexts only the one that moves the stance most counts, on each side: what they share
/// (the difference between the contexts) is one error and not many. `alone` tells where one alone would leave the stance. A
/// newer utterance takes the place of an older one where it moves both yes and no at least as far.
pub(crate) fn heeded<'a>(
    utterances: &'a [Utterance],
    heard: impl Fn(&Utterance) -> Heard,
    mut alone: impl FnMut(&'a Utterance, Heard) -> Alone,
) -> Heeded<'a> {
    let all: Heeded<'a> = utterances.iter().map(|utterance| (utterance, heard(utterance))).collect();
    let side = |position: Position| match position {
        Position::Pro(_) => 0_usize,
        Position::Con(_) => 1,
        Position::Open | Position::Silent => 2,
    };
    let across = |side_wanted: usize| {
        all.iter().enumerate().filter(move |(_, (_, heard))| heard.across && side(heard.position) == side_wanted)
    };
    let strongest: [Option<usize>; 3] = std::array::from_fn(|side| {
        let mut strongest: Option<(Alone, usize)> = None;
        let only = across(side).count() == 1;
        for (number, (utterance, heard)) in across(side) {
            let (yes, no) = if only { (0.0, 0.0) } else { alone(utterance, *heard) };
            let further = |(other_yes, other_no): Alone| match side {
                0 => yes >= other_yes && no <= other_no,
                1 => yes <= other_yes && no >= other_no,
                _ => true,
            };
            if strongest.is_none_or(|(other, _)| further(other)) {
                strongest = Some(((yes, no), number));
            }
        }
        strongest.map(|(_, number)| number)
    });
    let counts = |number: usize, heard: &Heard| !heard.across || strongest[side(heard.position)] == Some(number);
    all.iter().enumerate().filter(|(number, (_, heard))| counts(*number, heard)).map(|(_, one)| *one).collect()
}

/// The likelihood of support given the utterances, up to a constant. `vote` is the day to which redraws run on.
pub(crate) fn likelihood(reader: &mut Reader<'_>, heeded: &[(&Utterance, Heard)], vote: Date) -> OnGrid {
    if heeded.is_empty() {
        return [1.0; POINTS];
    }
    let links = links(heeded);
    let mut voices: Vec<Voice<'_>> = Vec::with_capacity(heeded.len());
    for &(utterance, heard) in heeded {
        voices.push(voice(reader, utterance, heard, &links));
    }
    let chances: Vec<f64> = links.iter().map(|link| trust_in(reader, link, heeded)).collect();
    let rate = reader.parameters.get(Parameter::ChangeRate);
    // After each voice, the chance that the line is still the same when the next one speaks, or at the vote.
    let next = voices.iter().skip(1).map(|voice| voice.utterance.date).chain([vote]);
    let kept: Vec<f64> = voices
        .iter()
        .zip(next)
        .map(|(voice, next)| libm::exp(-rate * years_between(voice.utterance.date, next).max(0.0)))
        .collect();
    let line_prior = &reader.prior_line;
    let mut likelihood = [0.0; POINTS];
    let mut known = Vec::new();
    for state in 0..1_u32 << links.len() {
        let weight: f64 = chances
            .iter()
            .enumerate()
            .map(|(link, chance)| if state >> link & 1 == 1 { *chance } else { 1.0 - chance })
            .product();
        if weight == 0.0 {
            continue;
        }
        let weight = weight / agreement_with_oneself(reader, &voices, &links, state, &mut known);
        let mut message = [1.0; POINTS];
        for (voice, kept) in voices.iter().zip(&kept) {
            if voice.links & state == voice.links {
                message.iter_mut().zip(&voice.factor).for_each(|(m, f)| *m *= f);
            }
            redraw(&mut message, line_prior, *kept);
        }
        likelihood.iter_mut().zip(&message).for_each(|(sum, m)| *sum += weight * m);
    }
    reader.gap.support_of(&likelihood)
}

/// How much likelier than separate words the words of each linked speaker are among themselves, where the speaker speaks for the
/// actor. It is divided out: that somebody says the same thing often does not show that he speaks for anybody. Only what others
/// say can tell for or against a link.
/// `known` holds what was computed for a set of voices.
fn agreement_with_oneself(
    reader: &Reader<'_>,
    voices: &[Voice<'_>],
    links: &[Link],
    state: u32,
    known: &mut Vec<(u64, f64)>,
) -> f64 {
    let of_speaker = |(at, link): (usize, &Link)| {
        let bit = 1_u32 << at;
        if state & bit == 0 || matches!(link, Link::Source(_)) {
            return 1.0;
        }
        let heard = |voice: &Voice<'_>| voice.links & bit != 0 && voice.links & state == voice.links;
        let voices_of = voices.iter().enumerate().filter(|(_, voice)| heard(voice));
        let mask: u64 = voices_of.clone().map(|(number, _)| 1_u64 << (number % 64)).sum();
        if let Some((_, ratio)) = known.iter().find(|(other, _)| *other == mask) {
            return *ratio;
        }
        let mut together = reader.prior_line;
        for (_, voice) in voices_of {
            together.iter_mut().zip(&voice.factor).for_each(|(m, f)| *m *= f);
        }
        let ratio = sum(&together);
        if voices.len() <= 64 {
            known.push((mask, ratio));
        }
        ratio
    };
    links.iter().enumerate().map(of_speaker).product()
}

/// m ← kept m + (1 − kept) Σ m·prior: the line is another one with probability 1 − kept, e^(−ωΔ) after a time Δ.
fn redraw(message: &mut OnGrid, prior: &OnGrid, kept: f64) {
    if kept >= 1.0 {
        return;
    }
    let another = (1.0 - kept) * dot(message, prior);
    message.iter_mut().for_each(|m| *m = kept * *m + another);
}

/// The speakers and single sources that stand behind two or more utterances, most used first.
fn links(heeded: &[(&Utterance, Heard)]) -> Vec<Link> {
    let mut all: Vec<(Link, usize)> = Vec::new();
    let mut add = |link: Link| match all.iter_mut().find(|(known, _)| *known == link) {
        Some((_, count)) => *count += 1,
        None => all.push((link, 1)),
    };
    for (utterance, _) in heeded {
        add(Link::Speaker(utterance.speaker.clone()));
        if let [only] = &utterance.reports[..] {
            add(Link::Source(only.source.clone()));
        }
    }
    all.retain(|(_, count)| *count > 1);
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all.truncate(MOST_LINKS);
    all.into_iter().map(|(link, _)| link).collect()
}

/// How often a link holds: for a speaker or source of several grades, by the best of them.
fn trust_in(reader: &Reader<'_>, link: &Link, heeded: &[(&Utterance, Heard)]) -> f64 {
    let trusts = heeded.iter().filter_map(|(utterance, _)| match link {
        Link::Speaker(name) => (utterance.speaker == *name).then(|| utterance.speaker_trust(reader.parameters)),
        Link::Source(id) => match &utterance.reports[..] {
            [only] if only.source == *id => Some(only.source_trust(reader.parameters)),
            _ => None,
        },
    });
    trusts.fold(0.0, f64::max)
}

fn voice<'a>(reader: &mut Reader<'_>, utterance: &'a Utterance, heard: Heard, links: &[Link]) -> Voice<'a> {
    let reading = reader.place(heard, utterance.repeated);
    let parameters = reader.parameters;
    let bit = |link: &Link| links.iter().position(|known| known == link).map(|at| 1_u32 << at);
    let (mut trust, mut on) = (1.0, 0);
    match bit(&Link::Speaker(utterance.speaker.clone())) {
        Some(bit) => on |= bit,
        None => trust *= utterance.speaker_trust(parameters),
    }
    match &utterance.reports[..] {
        [only] => match bit(&Link::Source(only.source.clone())) {
            Some(bit) => {
                on |= bit;
                trust *= only.trust(parameters);
            }
            None => trust *= utterance.reported(parameters),
        },
        _ => trust *= utterance.reported(parameters),
    }
    // Bracketed: beside 1 a small f would be rounded away.
    let factor = reader.reading(reading).relative.map(|f| trust * f + (1.0 - trust));
    Voice { utterance, factor, links: on }
}
