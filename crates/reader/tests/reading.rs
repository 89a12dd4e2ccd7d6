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

/// On whose account each statement is, and its stance.
fn principals(text: &str) -> String {
    let reading = reading(text);
    let mut shown = String::new();
    for draft in &reading.statements {
        let of = draft.actor.map_or_else(String::new, |actor| reading.mentions.entities[actor].principals.join("+"));
        writeln!(shown, "{of} {}", draft.stance.word()).unwrap();
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
    delegate of India proposes (asserted): proposed
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

#[test]
fn what_stands_between_commas_leaves_the_sentence_whole() {
    insta::assert_snapshot!(shown("Chile, which both neighbours would like to join, again declined an invitation."), @"Chile opposes (asserted): declined");
    insta::assert_snapshot!(shown("Chile and Peru, the largest producers, have rejected the treaty."), @r"
    Chile opposes (asserted): rejected
    Peru opposes (asserted): rejected
    ");
    insta::assert_snapshot!(shown("Ghana, for its part, favours a ban."), @"Ghana supports (asserted): favours");
    insta::assert_snapshot!(shown("Togo would not, however, accept the plan."), @"Togo opposes (asserted): would not, however, accept");
    insta::assert_snapshot!(shown("The treaty, Norway's envoy said, had been rejected by Chad."), @"Chad opposes (reported): rejected");
}

#[test]
fn a_day_may_stand_anywhere() {
    insta::assert_snapshot!(shown("The European Union on Tuesday agreed to extend the ban."), @"European Union agrees (asserted): agreed to");
    insta::assert_snapshot!(shown("Kenya said last week that it had rejected the plan."), @"Kenya opposes (on_record): said");
}

#[test]
fn behind_a_semicolon_stands_another_sentence() {
    insta::assert_snapshot!(shown("Ghana proposed a ban; Togo went further and called for sanctions."), @r"
    Ghana proposes (asserted): proposed
    Togo demands (on_record): called for
    ");
    insta::assert_snapshot!(shown("Mali is firm: it rejects the plan."), @"Mali opposes (asserted): rejects");
}

#[test]
fn who_stands_with_a_participle_does_it() {
    insta::assert_snapshot!(shown("The plan was adopted by the Council, with Chile, Peru and Japan abstaining."), @r"
    the Council agrees (asserted): adopted
    Chile abstains (asserted): abstaining
    Peru abstains (asserted): abstaining
    Japan abstains (asserted): abstaining
    ");
}

#[test]
fn no_objection_is_no_opposition() {
    insta::assert_snapshot!(shown("Sweden had no objection to the plan."), @"Sweden leaves_open (asserted): had no objection");
    insta::assert_snapshot!(shown("Sweden has neither endorsed nor rejected the plan."), @r"
    Sweden abstains (asserted): has neither endorsed
    Sweden leaves_open (asserted): nor rejected
    ");
    insta::assert_snapshot!(shown("Sweden has not ruled out leaving the treaty."), @"Sweden leaves_open (asserted): has not ruled out");
    insta::assert_snapshot!(shown("Sweden's government denied having made a threat."), @"Government of Sweden denies (on_record): denied having");
}

#[test]
fn what_is_asked_wished_or_supposed_is_not_done() {
    insta::assert_snapshot!(shown("Japan said it had not been asked to host talks."), @"Japan states (on_record): said");
    insta::assert_snapshot!(shown("Mexico said it hoped that Cuba would reject the plan."), @"Mexico supports (on_record): hoped");
    insta::assert_snapshot!(shown("Should Peru leave the treaty, Chile will close the border."), @"Chile acts (asserted): close");
    insta::assert_snapshot!(shown("Peru rejected a suggestion that the army seize the port."), @"Peru opposes (asserted): rejected");
}

#[test]
fn somebody_without_a_state_speaks_for_the_one_named() {
    insta::assert_snapshot!(principals("A spokesman for the foreign ministry in Lima rejected the plan."), @"PER opposes");
    insta::assert_snapshot!(principals("In Athens, the government rejected the plan."), @"GRC opposes");
    insta::assert_snapshot!(principals("Peru was angry. Fisheries minister Rosa Quispe rejected the plan."), @r"
    PER criticises
    PER opposes
    ");
    insta::assert_snapshot!(principals("NATO met on Monday. The alliance's secretary-general, Jan Smit, backed the plan."), @r"
    NATO consults
    NATO supports
    ");
    insta::assert_snapshot!(principals("Greece and Turkey met. The United States welcomed it. Both sides rejected the plan."), @r"
    GRC consults
    TUR consults
    USA supports
    GRC+TUR opposes
    ");
}

#[test]
fn a_quotation_without_a_word_of_blame_goes_on_with_its_speakers_side() {
    insta::assert_snapshot!(
        shown("Peru's envoy, Rosa Quispe, rejected the plan. “They have treated us like children,” she said."),
        @r"
    Rosa Quispe opposes (asserted): rejected
    Rosa Quispe criticises (on_record): said
    "
    );
}
