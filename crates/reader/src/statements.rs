//! Claims and attributions of a sentence become draft statements: whose position, in whose voice, about what.

use crate::aboutness::{Issues, named};
use crate::article::Span;
use crate::attribution::{Said, attributions};
use crate::circumstance::{conditions, hedges, repeated, superseded, time};
use crate::claim::{Claim, claims};
use crate::content::{self, Read};
use crate::draft::{Certainty, ConditionKind, Draft, Link, Mode, Polarity, Stance, Target, Voice};
use crate::lexicon::Part;
use crate::mention::{Kind, Mentions};
use crate::quotation::Quotation;
use crate::reading::{Attribution, Todo};
use crate::syntax::Relation;
use crate::view::View;
use crate::who::{Context, same_account, who, words};

/// What is gathered over the sentences of an article.
#[derive(Default)]
pub(crate) struct Gathered {
    pub statements: Vec<Draft>,
    pub attributions: Vec<Attribution>,
    pub speakers: Vec<Option<usize>>,
    pub issues: Issues,
    pub context: Context,
    pub todo: Vec<Todo>,
    /// The statements of the sentence before, for "this was reported by …".
    pub before: std::ops::Range<usize>,
}

/// A draft's actor, voice and chain before the rest is known.
struct Voiced {
    actor: usize,
    span: Option<Span>,
    source: Voice,
    chain: Vec<Link>,
    /// A third party reports it as its belief.
    doubted: Option<Span>,
}

/// Reads a sentence.
pub(crate) fn sentence(view: &View<'_>, mentions: &mut Mentions, quotations: &[Quotation], gathered: &mut Gathered) {
    let said = attributions(view);
    let claims = claims(view);
    let start = gathered.statements.len();
    let sources: Vec<Option<usize>> =
        said.iter().map(|one| one.source.and_then(|at| who(view, at, mentions, &mut gathered.context))).collect();
    raw(view, &said, gathered);
    if reported(view, &said, mentions, gathered) {
        gathered.before = start..start;
        return;
    }
    quotes(view, &said, &sources, quotations, gathered);
    for at in named(view) {
        gathered.issues.name(view, at);
    }
    let mut merged = vec![false; said.len()];
    let told = |claim: &Claim| {
        let same = |one: &Said| claim.part == Part::Speech || one.stance == claim.stance && !claim.negated;
        said.iter().any(|one| one.at == claim.at && !one.link && !one.negated && same(one))
    };
    let mut subject = None;
    for claim in &claims {
        // "hopes that they will reconsider": wished, not told.
        let wished = |one: &Said| one.stance == Stance::Supports && one.at != claim.at && one.covers(claim.at);
        if told(claim) || said.iter().any(wished) {
            continue;
        }
        for (at, carried) in &claim.actors {
            // “They will not leave”: the speaker says so of others.
            if view.quotation[*at].is_some() && view.is(*at, &["they", "he", "she", "it"]) {
                continue;
            }
            let Some(actor) = who_in(view, *at, &said, &sources, mentions, gathered) else { continue };
            subject = subject.or(Some(actor));
            if aside(view, claim.at, mentions, actor) {
                continue;
            }
            let covering: Vec<usize> =
                (0..said.len()).filter(|one| said[*one].at != claim.at && said[*one].covers(claim.at)).collect();
            let voiced = voice(view, claim, (*at, *carried, actor), &said, &sources, &covering, mentions);
            if let Some(inner) =
                covering.last().filter(|_| voiced.source == Voice::Own && voiced.chain.len() <= covering.len())
                && same_speaker(&said[*inner], sources[*inner], &voiced)
            {
                let first = !merged[*inner];
                merged[*inner] = true;
                spoken(view, claim, &said[*inner], first, voiced, mentions, gathered);
                continue;
            }
            plain(view, claim, voiced, mentions, gathered);
        }
    }
    for (number, one) in said.iter().enumerate() {
        let Some(speaker) = sources[number] else { continue };
        if one.link || merged[number] || one.negated {
            continue;
        }
        let holds_claims = gathered.statements[start..].iter().any(|draft| {
            let content = view.span(one.content.0, one.content.1);
            draft.cue.as_ref().is_some_and(|cue| content.start <= cue.start && cue.end <= content.end)
        });
        let media = mentions.entities[speaker].kind == Kind::Media;
        if (holds_claims && matches!(one.stance, Stance::States)) || (media && !quoted(view, one)) {
            continue;
        }
        speech(view, one, speaker, &said, &sources, mentions, gathered);
    }
    if said.is_empty() && claims.is_empty() {
        continued(view, mentions, gathered);
    }
    remember(view, mentions, gathered, subject.or(sources.iter().flatten().next().copied()));
    gathered.statements[start..].sort_by_key(|draft| (draft.evidence.start, draft.cue.as_ref().map(|cue| cue.start)));
    gathered.before = start..gathered.statements.len();
}

/// Who is meant by a word of a sentence in which somebody may speak.
fn who_in(
    view: &View<'_>,
    at: usize,
    said: &[Said],
    sources: &[Option<usize>],
    mentions: &mut Mentions,
    gathered: &mut Gathered,
) -> Option<usize> {
    speaker_of(view, at, said, sources, mentions).or_else(|| who(view, at, mentions, &mut gathered.context))
}

/// "Peru warned it would not sign": a pronoun in what is said that can mean the speaker before it.
fn speaker_of(
    view: &View<'_>,
    at: usize,
    said: &[Said],
    sources: &[Option<usize>],
    mentions: &Mentions,
) -> Option<usize> {
    let outlet = view.mention[at].is_some_and(|mention| {
        mentions.mentions.get(mention).is_some_and(|one| mentions.entities[one.entity].kind == Kind::Media)
    });
    if view.mention[at].is_some() && !outlet || view.quotation[at].is_some() {
        return None;
    }
    let person = |kind: Kind| matches!(kind, Kind::Person | Kind::Office | Kind::Unnamed);
    let fits = |kind: Kind| match view.lower[at].as_str() {
        "it" => outlet == person(kind) && kind != Kind::Media,
        "he" | "she" => person(kind),
        "they" => !matches!(kind, Kind::Person | Kind::Office | Kind::Media),
        _ => false,
    };
    let innermost = said.iter().zip(sources).rev().find(|(one, _)| one.covers(at) && !one.link)?;
    let before = innermost.0.source.is_some_and(|source| source < at);
    innermost.1.filter(|speaker| before && fits(mentions.entities[*speaker].kind))
}

/// What somebody unknown does in a clause that only says which ones are meant: "countries that have expressed willingness".
fn aside(view: &View<'_>, at: usize, mentions: &Mentions, actor: usize) -> bool {
    let entity = &mentions.entities[actor];
    let unknown = entity.kind == Kind::Unnamed && entity.principals.iter().all(|principal| principal == "unknown");
    let subordinate = std::iter::once(at)
        .chain(view.tree.ancestors(at))
        .take(6)
        .any(|one| matches!(view.relation(one), Relation::RelativeClause | Relation::Clause | Relation::Adverbial));
    unknown && subordinate
}

/// Who says what, as words.
fn raw(view: &View<'_>, said: &[Said], gathered: &mut Gathered) {
    for one in said {
        gathered.attributions.push(Attribution {
            source: one.source.filter(|_| !one.carried).map(|at| words(view, at)),
            cue: view.span(one.cue.0, one.cue.1),
            content: view.span(one.content.0, one.content.1),
            negated: one.negated,
        });
    }
}

/// "This was reported by the Telegraph on Thursday.": the sentence before has its source here.
fn reported(view: &View<'_>, said: &[Said], mentions: &Mentions, gathered: &mut Gathered) -> bool {
    let Some(verb) =
        (0..view.len()).find(|at| view.is(*at, &["reported", "revealed", "disclosed", "confirmed", "announced"]))
    else {
        return false;
    };
    let subject = view.own_subject(verb).filter(|at| view.is(*at, &["this", "that", "it"]));
    let object = view.tree.dependent(verb, &[Relation::Object]).filter(|at| view.is(*at, &["this", "that", "it"]));
    if subject.or(object).is_none() || !said.is_empty() && object.is_none() {
        return false;
    }
    let source = view.agent(verb).and_then(|agent| view.mention[agent].map(|mention| (agent, mention)));
    let source = source.or_else(|| {
        let own = view.own_subject(verb).filter(|_| object.is_some())?;
        view.mention[own].map(|mention| (own, mention))
    });
    let Some((_, mention)) = source else { return false };
    let entity = mentions.mentions[mention].entity;
    let cue = view.span(verb, verb);
    for draft in &mut gathered.statements[gathered.before.clone()] {
        if draft.source == Voice::Narrator {
            draft.source = Voice::Entity(entity);
            draft.chain.insert(0, Link { who: entity, own: false, cue: Some(cue.clone()) });
            draft.mode = if draft.mode == Mode::Narrated { Mode::Indirect } else { draft.mode };
            draft.certainty = if draft.hedges.is_empty() { Certainty::Reported } else { Certainty::Hedged };
        }
    }
    true
}

/// Ties quotations to their speakers.
fn quotes(
    view: &View<'_>,
    said: &[Said],
    sources: &[Option<usize>],
    quotations: &[Quotation],
    gathered: &mut Gathered,
) {
    let mut numbers: Vec<usize> = view.quotation.iter().flatten().copied().collect();
    numbers.sort_unstable();
    numbers.dedup();
    for number in numbers {
        if gathered.speakers[number].is_some() {
            continue;
        }
        let first = view.quotation.iter().position(|one| *one == Some(number)).unwrap_or(0);
        let by = said.iter().rposition(|one| one.covers(first) && !one.link && !one.carried || one.covers(first));
        let before = quotations[number].continues.and_then(|before| gathered.speakers[before]);
        let speaker = by.and_then(|by| sources[by]).or(before);
        gathered.speakers[number] = speaker;
        if speaker.is_some() {
            gathered.context.speaker = speaker;
        }
    }
}

/// Whose words a claim is, by the attributions that hold it.
fn voice(
    view: &View<'_>,
    claim: &Claim,
    (at, carried, actor): (usize, bool, usize),
    said: &[Said],
    sources: &[Option<usize>],
    covering: &[usize],
    mentions: &Mentions,
) -> Voiced {
    let mut chain: Vec<Link> = Vec::new();
    let mut speaker = None;
    let mut doubted = None;
    for number in covering {
        let Some(who) = sources[*number] else { continue };
        let one = &said[*number];
        if chain.last().is_some_and(|link| link.who == who) {
            if view.holds(&view.lexicon.doubting, one.at) {
                doubted = Some(view.span(one.at, one.at));
            }
            continue;
        }
        chain.push(Link { who, own: false, cue: Some(view.span(one.cue.0, one.cue.1)) });
        speaker = Some((who, one));
    }
    let cue = view.span(claim.cue.0, claim.cue.1);
    let span = (!carried).then(|| words(view, at));
    match speaker {
        Some((speaker, one)) if same_account(mentions, speaker, actor) => {
            if let Some(last) = chain.last_mut() {
                last.own = true;
            }
            let span = one.source.filter(|_| !one.carried).map(|at| words(view, at));
            Voiced { actor: speaker, span, source: outer(&chain), chain, doubted: None }
        }
        Some(_) => {
            let source = Voice::Entity(chain[0].who);
            Voiced { actor, span, source, chain, doubted }
        }
        None => {
            let spoken = matches!(
                claim.stance,
                Stance::Accuses | Stance::Warns | Stance::Threatens | Stance::Demands | Stance::Denies
            );
            let own = matches!(claim.part, Part::Speech | Part::Judgement)
                || (spoken && claim.part != Part::Noun && !claim.negated);
            let source = if own { Voice::Own } else { Voice::Narrator };
            let chain = if own { vec![Link { who: actor, own: true, cue: Some(cue) }] } else { chain };
            Voiced { actor, span, source, chain, doubted: None }
        }
    }
}

/// The source of a chain that ends with the actor itself: the outermost third party, or the actor.
fn outer(chain: &[Link]) -> Voice {
    match chain.first() {
        Some(link) if !link.own => Voice::Entity(link.who),
        _ => Voice::Own,
    }
}

fn same_speaker(one: &Said, source: Option<usize>, voiced: &Voiced) -> bool {
    !one.link && source == Some(voiced.actor)
}

/// A claim that the actor itself tells: from the speaker to the end of what is said.
fn spoken(
    view: &View<'_>,
    claim: &Claim,
    one: &Said,
    first: bool,
    voiced: Voiced,
    mentions: &Mentions,
    gathered: &mut Gathered,
) {
    let mut claim = claim.clone();
    if first {
        claim.evidence = whole(view, one, Some(claim.evidence));
        claim.cue = one.cue;
    }
    let neutral = matches!(claim.stance, Stance::Acts | Stance::Consults | Stance::HostsTalks);
    if neutral && view.has_auxiliary(claim.at, &["will", "would", "'ll"]) {
        claim.stance = Stance::Commits;
    }
    match one.stance {
        Stance::Warns | Stance::Threatens
            if matches!(claim.stance, Stance::Commits | Stance::Opposes | Stance::Acts | Stance::Threatens) =>
        {
            claim.stance = Stance::Threatens;
        }
        Stance::Denies => claim.stance = Stance::Denies,
        _ => {}
    }
    plain(view, &claim, voiced, mentions, gathered);
}

/// The words of an attribution with what is said, from the speaker on.
fn whole(view: &View<'_>, one: &Said, content: Option<(usize, usize)>) -> (usize, usize) {
    let (first, last) = content.unwrap_or(one.content);
    let clause = view.clause(one.at);
    let start = match one.source.filter(|_| !one.carried) {
        Some(source) => view.actor_phrase(source).0.min(one.cue.0),
        None => one.cue.0.min(clause.0.max(one.cue.0)),
    };
    (start.min(first), last.max(one.cue.1))
}

/// A claim becomes a draft.
fn plain(view: &View<'_>, claim: &Claim, voiced: Voiced, mentions: &Mentions, gathered: &mut Gathered) {
    let read = content::of_claim(view, claim);
    let targets = targets(view, claim.at, &read, voiced.actor, mentions, gathered);
    for (target, span) in targets {
        let stance = read.stance;
        push(view, claim.at, claim.cue, claim.evidence, stance, claim.negated, &voiced, (target, span), gathered);
    }
}

/// What is said becomes a statement of the speaker.
fn speech(
    view: &View<'_>,
    one: &Said,
    speaker: usize,
    said: &[Said],
    sources: &[Option<usize>],
    mentions: &mut Mentions,
    gathered: &mut Gathered,
) {
    let read = content::of_speech(view, one, |at| {
        let subject = who_in(view, at, said, sources, mentions, gathered);
        subject.is_some_and(|subject| same_account(mentions, subject, speaker))
    });
    let mut chain: Vec<Link> = Vec::new();
    for (number, other) in said.iter().enumerate() {
        if other.at != one.at
            && other.covers(one.at)
            && let Some(who) = sources[number]
            && who != speaker
        {
            chain.push(Link { who, own: false, cue: Some(view.span(other.cue.0, other.cue.1)) });
        }
    }
    chain.push(Link { who: speaker, own: true, cue: Some(view.span(one.cue.0, one.cue.1)) });
    let span = one.source.filter(|_| !one.carried).map(|at| words(view, at));
    let voiced = Voiced { actor: speaker, span, source: outer(&chain), chain, doubted: None };
    let evidence = whole(view, one, None);
    let read = about(view, one, continues(view, one, read, speaker, mentions, gathered), mentions, gathered);
    let targets = targets(view, one.at, &read, speaker, mentions, gathered);
    for target in targets.into_iter().take(1) {
        push(view, one.at, one.cue, evidence, read.stance, read.negated, &voiced, target, gathered);
    }
}

/// What somebody says in quotation marks without a word of praise or blame goes on with the side that they took just before.
fn continues(
    view: &View<'_>,
    one: &Said,
    mut read: Read,
    speaker: usize,
    mentions: &Mentions,
    gathered: &Gathered,
) -> Read {
    if read.stance != Stance::States || !quoted(view, one) {
        return read;
    }
    let near = |draft: &&Draft| draft.sentence + NEAR >= view.index;
    let same = |draft: &&Draft| draft.actor.is_some_and(|actor| same_account(mentions, actor, speaker));
    let before = gathered.statements.iter().rev().take_while(near).find(same).map(|draft| draft.polarity);
    match before {
        Some(Polarity::Con) => read.stance = Stance::Criticises,
        Some(Polarity::Pro) => read.stance = Stance::Supports,
        _ => {}
    }
    read
}

/// How many sentences back a quotation goes on with.
const NEAR: usize = 2;

/// What is only told or judged is about what the text is about, unless it names an issue or an actor itself.
fn about(view: &View<'_>, one: &Said, mut read: Read, mentions: &Mentions, gathered: &Gathered) -> Read {
    let judged = quoted(view, one)
        && matches!(
            read.stance,
            Stance::States | Stance::Denies | Stance::Criticises | Stance::Supports | Stance::Warns
        );
    let actor = |at: usize| view.mention[at].is_some_and(|mention| mentions.mentions.get(mention).is_some());
    read.target = read.target.filter(|at| !judged || actor(*at) || gathered.issues.is_issue(view, *at));
    read
}

/// A sentence that only continues a quotation.
fn continued(view: &View<'_>, mentions: &mut Mentions, gathered: &mut Gathered) {
    let inside = (0..view.len()).filter(|at| view.quotation[*at].is_some()).count();
    if inside + 1 < view.len() || view.len() < 5 {
        return;
    }
    let number = view.quotation.iter().flatten().next().copied();
    let speaker =
        number.and_then(|number| gathered.speakers[number]).or(gathered.context.speaker).or(gathered.context.subject);
    let Some(speaker) = speaker else { return };
    if let Some(number) = number {
        gathered.speakers[number] = Some(speaker);
    }
    let root = (0..view.len()).find(|at| view.tree.heads[*at].is_none()).unwrap_or(0);
    let one = Said::whole(view, root);
    let read = content::of_speech(view, &one, |at| view.is(at, &["we", "i"]));
    let read = about(view, &one, continues(view, &one, read, speaker, mentions, gathered), mentions, gathered);
    if read.stance == Stance::States {
        return;
    }
    let chain = vec![Link { who: speaker, own: true, cue: None }];
    let voiced = Voiced { actor: speaker, span: None, source: Voice::Own, chain, doubted: None };
    for target in targets(view, root, &read, speaker, mentions, gathered).into_iter().take(1) {
        push(view, root, (root, root), (0, view.len() - 1), read.stance, read.negated, &voiced, target, gathered);
    }
}

type Aim = (Option<Target>, Option<Span>);

/// "both sides" taken for two of which one is the actor: of whom it is said is not known.
fn is_one_of(mentions: &Mentions, pair: usize, actor: usize) -> bool {
    let (pair, actor) = (&mentions.entities[pair].principals, &mentions.entities[actor].principals);
    pair.len() > 1 && actor.iter().any(|principal| pair.contains(principal))
}

/// What a statement is about: actors one by one, an issue, or the issue named last.
fn targets(
    view: &View<'_>,
    at: usize,
    read: &Read,
    actor: usize,
    mentions: &Mentions,
    gathered: &mut Gathered,
) -> Vec<Aim> {
    let entity = |at: usize| {
        let mention = view.mention[at].map(|mention| &mentions.mentions[mention])?;
        let named = view.tree.tags[at].is_name()
            || view.tag(at) == "PRP"
            || mentions.entities[mention.entity].kind != Kind::Unnamed;
        (named || read.stance.polarity() != Polarity::Neutral).then_some((mention.entity, mention.span.clone()))
    };
    let target =
        read.target.filter(|at| !view.is_time(*at) && !view.is(*at, &["reporters", "journalists", "reporter", "part"]));
    if let Some(at) = target {
        let aims: Vec<Aim> = view
            .conjuncts(at)
            .into_iter()
            .filter_map(entity)
            .filter(|(entity, _)| *entity != actor && !is_one_of(mentions, *entity, actor))
            .map(|(entity, span)| (Some(Target::Entity(entity)), Some(span)))
            .collect();
        if !aims.is_empty() && entity(at).is_some() {
            return aims;
        }
        let before = gathered.issues.before(view.span(at, at).start);
        let pronoun = matches!(view.tag(at), "PRP" | "DT" | "WDT" | "WP");
        let issue = if pronoun { before } else { gathered.issues.name(view, at) };
        let (first, last) = crate::aboutness::phrase(view, at);
        if let Some(issue) = issue {
            return vec![(Some(Target::Issue(issue)), (!pronoun).then(|| view.span(first, last)))];
        }
    }
    vec![(gathered.issues.before(view.span(at, at).start).map(Target::Issue), None)]
}

#[allow(clippy::too_many_arguments)]
fn push(
    view: &View<'_>,
    at: usize,
    cue: (usize, usize),
    evidence: (usize, usize),
    mut stance: Stance,
    negated: bool,
    voiced: &Voiced,
    (target, target_span): Aim,
    gathered: &mut Gathered,
) {
    let span = view.span(evidence.0, evidence.1);
    let conditions = conditions(view, evidence.0, evidence.1);
    let mut hedges = hedges(view, evidence.0, evidence.1);
    hedges.extend(voiced.doubted.clone());
    let bound = conditions.iter().any(|condition| condition.kind != ConditionKind::InEvent);
    let open =
        matches!(stance, Stance::Supports | Stance::Commits | Stance::Agrees | Stance::Proposes | Stance::States);
    let refusal = stance == Stance::Opposes
        && negated
        && conditions.iter().any(|condition| {
            matches!(condition.kind, ConditionKind::Unless | ConditionKind::OnlyIf | ConditionKind::Provided)
        });
    let modal = stance == Stance::Considers
        && view.auxiliaries(at).any(|one| view.holds(&view.lexicon.hedging_modals, one) || view.is(one, &["would"]));
    if bound && (open || refusal || modal) {
        stance = Stance::Conditional;
    }
    let quotes: Vec<Span> = quoted_in(view, evidence);
    let direct = !quotes.is_empty() && quotes.iter().map(ExactSizeIterator::len).sum::<usize>() * 2 > span.len();
    let mode = match (&voiced.source, quotes.is_empty()) {
        (_, false) if direct => Mode::Direct,
        (_, false) => Mode::Mixed,
        (Voice::Narrator, true) => Mode::Narrated,
        _ => Mode::Indirect,
    };
    let certainty = match voiced.source {
        _ if !hedges.is_empty() => Certainty::Hedged,
        Voice::Own => Certainty::OnRecord,
        Voice::Narrator => Certainty::Asserted,
        Voice::Entity(_) => Certainty::Reported,
    };
    if target.is_none() {
        gathered.todo.push(Todo { what: "say what this statement is about".to_owned(), span: span.clone() });
    }
    gathered.statements.push(Draft {
        actor: Some(voiced.actor),
        actor_span: voiced.span.clone(),
        stance,
        polarity: stance.polarity(),
        target,
        target_span,
        source: voiced.source,
        chain: voiced.chain.clone(),
        mode,
        certainty,
        hedges,
        conditions,
        cue: Some(view.span(cue.0, cue.1)),
        negated_cue: negated,
        quotes,
        time: time(view, at, evidence.0, evidence.1),
        superseded: superseded(view, at),
        repeated: repeated(view, evidence.0, evidence.1),
        evidence: span,
        sentence: view.index,
    });
}

/// The quotations within these words, with their marks, as far as they stand in the sentence.
fn quoted_in(view: &View<'_>, (first, last): (usize, usize)) -> Vec<Span> {
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for at in first..=last.min(view.len() - 1) {
        if let Some(number) = view.quotation[at] {
            match found.last_mut() {
                Some((known, _, end)) if *known == number => *end = at,
                _ => found.push((number, at, at)),
            }
        }
    }
    let tokens = &view.article.sentences[view.index].tokens;
    found.into_iter().map(|(_, first, last)| tokens[first].span.start..tokens[last].span.end).collect()
}

fn quoted(view: &View<'_>, one: &Said) -> bool {
    (one.content.0..=one.content.1).any(|at| view.quotation[at].is_some())
}

/// What the next sentence may refer to.
fn remember(view: &View<'_>, mentions: &Mentions, gathered: &mut Gathered, subject: Option<usize>) {
    let root = (0..view.len()).find(|at| view.tree.heads[*at].is_none());
    let own = root.and_then(|root| view.own_subject(root)).and_then(|at| view.mention[at]);
    let entity = own.map(|mention| mentions.mentions[mention].entity).or(subject);
    if let Some(entity) = entity {
        gathered.context.subject = Some(entity);
    }
    let person = [subject, entity].into_iter().flatten().find(|one| mentions.entities[*one].kind == Kind::Person);
    if person.is_some() {
        gathered.context.person = person;
    }
}
