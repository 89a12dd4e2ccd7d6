//! What is read, as a user sees it, and what holds for any text.

#![allow(clippy::unwrap_used)]

use std::fmt::Write;

use proptest::prelude::*;
use reader::{Article, Gazetteer, Reading, Span, read};

fn reading(text: &str) -> Reading {
    read(Article::new("test", text, None), &Gazetteer::shipped(), &[])
}

/// Actor, stance, certainty and the cue, a statement a line.
fn shown(text: &str) -> String {
    let reading = reading(text);
    let mut shown = String::new();
    for draft in &reading.statements {
        let who = draft.actor.map_or("?", |actor| reading.mentions.entities[actor].name.as_str());
        let cue = draft.cue.as_ref().map_or("", |cue| reading.article.at(cue));
        writeln!(shown, "{who} {} ({}): {cue}", draft.stance.word(), draft.certainty.word()).unwrap();
    }
    shown
}

fn spans(reading: &Reading) -> Vec<Span> {
    let mut spans: Vec<Span> =
        reading.quotations.iter().flat_map(|one| [one.span.clone(), one.inner.clone()]).collect();
    for draft in &reading.statements {
        spans.push(draft.evidence.clone());
        spans.extend(draft.actor_span.iter().chain(&draft.target_span).chain(&draft.cue).chain(&draft.time).cloned());
        spans.extend(draft.hedges.iter().chain(&draft.quotes).cloned());
        spans.extend(draft.conditions.iter().map(|condition| condition.span.clone()));
        spans.extend(draft.chain.iter().filter_map(|link| link.cue.clone()));
    }
    spans.extend(reading.issues.iter().flat_map(|issue| issue.mentions.clone()));
    spans.extend(reading.attributions.iter().flat_map(|one| [one.cue.clone(), one.content.clone()]));
    spans.extend(reading.memberships.iter().map(|one| one.evidence.clone()));
    spans.extend(reading.requirements.iter().flat_map(|one| [one.needs.clone(), one.evidence.clone()]));
    spans.extend(reading.unknowns.iter().flat_map(|one| [one.about.clone(), one.evidence.clone()]));
    spans
}

fn all_verbatim(reading: &Reading) {
    for span in spans(reading) {
        assert!(reading.article.text.get(span.clone()).is_some_and(|words| !words.is_empty()), "{span:?}");
    }
}

#[test]
fn a_coordination_is_one_statement_each() {
    insta::assert_snapshot!(shown("Brazil and Chile have rejected the proposal."), @r"
    Brazil opposes (asserted): rejected
    Chile opposes (asserted): rejected
    ");
}

#[test]
fn a_passive_is_turned() {
    insta::assert_snapshot!(shown("The plan was rejected by Norway."), @"Norway opposes (asserted): rejected");
}

#[test]
fn negation_is_never_the_opposite_stance() {
    insta::assert_snapshot!(shown("Japan has never opposed the treaty."), @"Japan denies (asserted): has never opposed");
    insta::assert_snapshot!(shown("Japan did not rule out the plan."), @"Japan leaves_open (asserted): did not rule out");
    insta::assert_snapshot!(shown("Japan refused to endorse the plan."), @"Japan opposes (asserted): refused to endorse");
}

#[test]
fn a_condition_makes_support_conditional() {
    let reading = reading("Kenya would support the mission if the Council approved it.");
    let draft = &reading.statements[0];
    assert_eq!(draft.stance, reader::Stance::Conditional);
    assert_eq!(reading.article.at(&draft.conditions[0].span), "if the Council approved it");
}

#[test]
fn what_a_third_party_tells_is_reported() {
    let reading = reading("According to the BBC, Egypt is considering a ban.");
    let draft = &reading.statements[0];
    assert_eq!(draft.certainty, reader::Certainty::Reported);
    assert!(matches!(draft.source, reader::Voice::Entity(_)));
}

#[test]
fn an_empty_text_and_another_language_are_said() {
    assert_eq!(reading("").remarks, ["the text is empty: there is nothing to read"]);
    let german = "Der Kanzler hat am Montag erklärt, dass die Regierung den Vorschlag nicht unterstützen werde. Die Opposition \
                  kritisierte die Entscheidung scharf und forderte eine Debatte im Parlament noch in dieser Woche.";
    let reading = reading(german);
    assert_eq!(reading.remarks, ["this does not look like English: only names were read"]);
    assert!(reading.statements.is_empty());
}

#[test]
fn html_is_said_and_read_as_text() {
    let html = "<html><body><p>France rejected the plan.</p><p>It was a <a href=\"x\">surprise</a> to the other members.</p></body></html>";
    let reading = reading(html);
    assert!(reading.remarks.iter().any(|remark| remark.contains("HTML")), "{:?}", reading.remarks);
    all_verbatim(&reading);
}

#[test]
fn words_quoted_inside_a_judgement_are_its_makers() {
    let reading = reading("Norway criticised the plan as a “costly and careless detour with no way back”.");
    let speakers: Vec<&str> = reading
        .speakers
        .iter()
        .map(|speaker| speaker.map_or("?", |one| reading.mentions.entities[one].name.as_str()))
        .collect();
    assert_eq!(speakers, ["Norway"]);
}

#[test]
fn a_quotation_over_paragraphs_has_one_speaker() {
    let reading = reading(
        "“We will not sign this treaty,” said Norway's foreign minister, Anna Berg.\n\n“It is a bad treaty and it was badly made.\n\n“We deserve better.”",
    );
    assert!(reading.quotations.len() >= 3);
    assert!(reading.quotations[2].continues == Some(1));
    assert!(reading.speakers[0].is_some());
}

#[test]
fn the_sentence_goes_on_behind_a_clause_of_which() {
    let text = "Kenya, which tabled the plan, said it was disappointed. The pact was welcomed by Oslo and the United Nations, which brokered it.";
    insta::assert_snapshot!(shown(text), @r"
    Kenya proposes (asserted): tabled
    Kenya criticises (on_record): said
    Norway supports (asserted): welcomed
    United Nations supports (asserted): welcomed
    Norway hosts_talks (asserted): brokered
    United Nations hosts_talks (asserted): brokered
    ");
}

#[test]
fn who_speaks_behind_the_sentence_is_its_speaker() {
    let text = "Chile backs the mission, its ambassador in London said. Peru's government welcomed the plan but warned it would not patrol the zone.";
    insta::assert_snapshot!(shown(text), @r"
    ambassador of Chile supports (on_record): said
    Peru supports (asserted): welcomed
    Peru warns (on_record): warned
    ");
}

#[test]
fn a_new_clause_has_its_own_subject() {
    let text = "Norway's foreign minister called the levy “reckless”, and Anna Berg, the head of the Danish delegation, condemned it. Greece and Cyprus, the largest owners, are sceptical.";
    insta::assert_snapshot!(shown(text), @r"
    Minister of Foreign Affairs of Norway criticises (on_record): called
    Anna Berg criticises (asserted): condemned
    Greece criticises (asserted): sceptical
    Cyprus criticises (asserted): sceptical
    ");
}

#[test]
fn what_is_supposed_is_nobodys_stance() {
    let text = "“If the Council approves the mission, we will consider it,” Sweden's prime minister said.";
    insta::assert_snapshot!(shown(text), @"Prime Minister of Sweden considers (on_record): said");
}

#[test]
fn a_report_that_is_rejected_is_denied() {
    let text = "A spokesman for the State Department dismissed the reports as “pure invention”.";
    insta::assert_snapshot!(shown(text), @"spokesman of US State Department denies (on_record): dismissed");
}

#[test]
fn somebody_of_a_state_has_it_from_the_words_around() {
    let text = "Peru, whose foreign minister rejected the plan, has two ports. Norway tabled a plan. Her Turkish colleague Hakan Fidan rejected it. India's delegate proposed a pause.";
    insta::assert_snapshot!(shown(text), @r"
    Minister of Foreign Affairs of Peru opposes (asserted): rejected
    Norway proposes (asserted): tabled
    Hakan Fidan opposes (asserted): rejected
    India's delegate proposes (asserted): proposed
    ");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_with_spans_of_its_own(text in "\\PC{0,400}") {
        all_verbatim(&reading(&text));
    }

    #[test]
    fn any_order_of_news_words_is_read(words in prop::collection::vec(prop::sample::select(vec![
        "France", "Russia", "rejected", "said", "that", "would", "if", "the", "plan", "“", "”", "\"", ",", ".", "and", "not",
        "according", "to", "Macron", "President", "warned", "which", "by", "was", "UN", "–", "\n\n", "as", "only", "denied", "’s",
        "deal", "on", "Monday", "refused", "it", "he", "no", "objection", "voiced", "called", "dangerous", "\u{0}", "é", "日本",
    ]), 0..60)) {
        all_verbatim(&reading(&words.join(" ")));
    }

    #[test]
    fn quotations_do_not_overlap(text in "[a-z“”\"« », .\n]{0,200}") {
        let article = Article::new("test", text, None);
        let found = reader::quotation::quotations(&article);
        for pair in found.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start);
        }
        for one in &found {
            prop_assert!(one.span.start < one.inner.start && one.inner.end <= one.span.end);
        }
    }
}

#[test]
fn a_second_verb_of_speech_keeps_its_subject_and_the_words_it_quotes() {
    let text = "Norway's foreign minister warned on Monday that the pact would split the union and the league and accused \
                Iceland and Denmark of “being blind”.";
    insta::assert_snapshot!(shown(text), @r"
    Minister of Foreign Affairs of Norway warns (on_record): warned
    Minister of Foreign Affairs of Norway accuses (on_record): accused
    Minister of Foreign Affairs of Norway accuses (on_record): accused
    ");
    let reading = reading(text);
    let speaker = reading.speakers[0].map(|speaker| reading.mentions.entities[speaker].principals.clone());
    assert_eq!(speaker, Some(vec!["NOR".to_owned()]));
}
