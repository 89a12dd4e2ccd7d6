//! What comes out of sound files.

mod common;

use common::sound_with;
use dossier::{Bearing, Decider, EventChance, Formula, Position, Size, Strength};
use terms::{ActorId, Chance, GroupId, parse_date};

#[test]
fn what_is_left_out_has_its_default() {
    let (dossier, warnings) = sound_with("");
    assert!(warnings.is_empty());
    assert_eq!(dossier.id, "case");
    assert_eq!(dossier.question.asked.as_str(), "mission");
    assert_eq!((dossier.question.days, dossier.question.must_be_over), (0, false));
    assert_eq!(dossier.files.len(), 2);
    let motion = &dossier.motions[0];
    assert_eq!(motion.options.len(), 4);
    assert!(matches!(motion.tabled.value, Chance::Point(one) if one.get() == 1.0));
    assert_eq!(dossier.defaults["motion.tabled"], 1);
    assert_eq!(dossier.defaults["path.lag"], 1);
    let contexts: Vec<&str> = motion.selector.as_ref().unwrap().contexts.iter().map(|c| c.id.as_str()).collect();
    assert_eq!(contexts, ["none", "provides", "forbids"]);
}

#[test]
fn contexts_are_named_sets_of_outcomes() {
    let (dossier, _) = sound_with(
        r#"
[[motion]]
id = "consent"
title = "consent"
actor = "UKR"
context = "agreement"
contexts = { without = ["forbids"], with = ["provides", "none"] }
[[stance]]
actor = "UKR"
motion = "consent"
yes = [0.9, 0.99]
"#,
    );
    let motion = &dossier.motions[1];
    assert!(matches!(&motion.decider, Decider::Actor(actor) if actor.value.as_str() == "UKR"));
    let contexts: Vec<(&str, &[usize])> =
        motion.selector.as_ref().unwrap().contexts.iter().map(|c| (c.id.as_str(), c.outcomes.as_slice())).collect();
    assert_eq!(contexts, [("with", &[0, 1][..]), ("without", &[2][..])]);
    let shares: Vec<&str> = dossier.stances[0].shares.iter().map(|(option, _)| option.as_str()).collect();
    assert_eq!(shares, ["yes", "no"], "of two options the other takes the rest");
}

#[test]
fn an_event_without_outcomes_happens_or_not() {
    let (dossier, _) = sound_with("[[event]]\nid = \"election\"\ntitle = \"an election\"\nprobability = [0.2, 0.4]\n");
    let event = &dossier.events[1];
    let outcomes: Vec<(&str, f64)> = event.outcomes.iter().map(|o| (o.id.value.as_str(), o.share)).collect();
    assert_eq!(outcomes, [("no", 0.0), ("yes", 1.0)]);
    assert_eq!(event.status_quo, 0);
    assert!(matches!(&event.chance, EventChance::Plain { chance, .. } if chance.value.is_range()));
}

#[test]
fn blocks_of_one_pledge_are_merged() {
    let (dossier, _) = sound_with(
        r#"
[[resource]]
id = "troops"
context = "agreement"
unknown_size = [500, 5000]
[[pledge]]
actor = "FRA"
resource = "troops"
context = "provides"
contributes = [0.6, 0.9]
size = [2000, 8000]
reason = "Said so."
[[pledge]]
actor = "FRA"
resource = "troops"
contributes = 0.1
reason = "Judgement."
[[pledge]]
actor = "GBR"
resource = "aircraft"
contributes = 0.5
size = { "12" = 0.25, "6" = 0.75 }
"#,
    );
    assert_eq!(dossier.pledges.len(), 2);
    let french = &dossier.pledges[0];
    assert_eq!(french.contributes.len(), 2);
    assert!(matches!(french.size, Size::Range(2000.0, 8000.0)));
    assert_eq!(french.reason, "Said so. Judgement.");
    assert!(matches!(&dossier.pledges[1].size, Size::Levels(levels) if *levels == [(6.0, 0.75), (12.0, 0.25)]));
    assert_eq!(dossier.resources[1].unit, "aircraft", "declared by its first pledge");
}

#[test]
fn statements_get_ids_offices_and_grades() {
    let (dossier, _) = sound_with(
        r#"
[[statement]]
actor = "RUS"
speaker = "Sergey Lavrov"
office = "foreign minister"
motion = "mandate"
position = "con firm"
date = 2025-03-06
quote = "No."
source = "paper"
scope = "provides"
[[statement]]
actor = "RUS"
speaker = "Sergey Lavrov"
motion = "mandate"
position = "open"
date = 2025-03-06
quote = "Perhaps."
source = "paper"
[[statement]]
actor = "FRA"
motion = "mandate"
position = "pro"
date = 2025-03-07
quote = "Yes."
source = "paper"
condition = "once there is an agreement"
[[statement]]
actor = "GBR"
speaker = "Somebody"
motion = "mission"
position = "silent"
date = 2025-03-07
quote = "No comment."
source = "paper"
"#,
    );
    let ids: Vec<&str> = dossier.statements.iter().map(|s| s.id.value.as_str()).collect();
    assert_eq!(ids, ["lavrov-2025-03-06", "lavrov-2025-03-06-2", "FRA-2025-03-07", "somebody-2025-03-07"]);
    let [first, second, third, fourth] = dossier.statements.as_slice() else { panic!("four statements") };
    assert_eq!(first.position.value, Position::Con(Strength::Firm));
    assert_eq!((first.letter, first.digit, first.bearing), ('B', 2, Bearing::Direct));
    assert_eq!(second.office, "foreign minister", "stated elsewhere in the dossier");
    assert_eq!(second.defaults, ["letter", "digit", "office", "bearing", "scope"]);
    assert_eq!((third.office.as_str(), third.digit, third.meaning.as_str()), ("", 3, "if"));
    assert_eq!(fourth.office, "anonymous official");
    assert_eq!(dossier.defaults["statement.scope"], 1);
}

#[test]
fn not_binds_before_and_before_or() {
    let (dossier, _) = sound_with(
        "[[path]]\nid = \"p\"\ntitle = \"p\"\nwhen = \"mission or not mandate and (agreement = none or FRA@mandate = yes)\"\n",
    );
    let Formula::Or(parts) = &dossier.paths[1].when else { panic!("or stands outermost") };
    assert!(matches!(&parts[0], Formula::Path(path) if path.value.as_str() == "mission"));
    let Formula::And(parts) = &parts[1] else { panic!("and stands next") };
    assert!(matches!(&parts[0], Formula::Not(inner) if matches!(**inner, Formula::Carried(_))));
    let Formula::Or(parts) = &parts[1] else { panic!("parentheses are kept") };
    assert!(matches!(&parts[0], Formula::Event(_, outcomes) if *outcomes == [0]));
    assert!(matches!(&parts[1], Formula::Decision(actor, ..) if actor.place.text() == "FRA"));
}

#[test]
fn actors_have_names_and_groups_by_date() {
    let (dossier, _) = sound_with(
        r#"
[[actor]]
id = "GBR"
name = "Britain"
member_of = ["europe"]
membership = [{ group = "eu", from = 1973-01-01, to = 2020-01-31 }]
"#,
    );
    let name = |id: &str| dossier.actor_name(&ActorId::parse(id).unwrap()).to_owned();
    assert_eq!([name("GBR"), name("RUS"), name("SPD")], ["Britain", "Russia", "SPD"]);
    let eu = GroupId::parse("eu").unwrap();
    let members = |day: &str| dossier.members_of(&eu, parse_date(day).unwrap()).count();
    assert_eq!([members("2019-06-01"), members("2020-02-01")], [1, 0]);
}

#[test]
fn a_past_vote_is_confirmed() {
    let (dossier, warnings) = sound_with(
        r#"
[[assert]]
text = "R/2: 3 yes, 1 no, 0 abstentions"
body = "council/substantive"
date = 2025-02-01
votes = { no = ["RUS"] }
others = "yes"
carried = false
"#,
    );
    assert!(warnings.is_empty());
    assert_eq!(dossier.assertions.len(), 1);
}
