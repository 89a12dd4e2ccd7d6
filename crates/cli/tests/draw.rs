//! `placet draw`: bodies as they vote, and figures of a dossier.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Folder, SMALL};
use insta::assert_snapshot;

/// The title of a picture.
fn title(svg: &str) -> &str {
    svg.split_once("<title id=").unwrap().1.split_once('>').unwrap().1.split_once("</title>").unwrap().0
}

/// What the picture says to those who do not see it.
fn description(svg: &str) -> &str {
    svg.split_once("<desc id=").unwrap().1.split_once('>').unwrap().1.split_once("</desc>").unwrap().0
}

#[test]
fn a_council_as_it_votes() {
    let folder = Folder::new("vote");
    let line = "draw un-security-council --as-of 2022-02-25 RUS=no CHN=abstain IND=abstain ARE=abstain others=yes";
    let svg = folder.run(line).answer();
    assert_eq!(title(&svg), "UN Security Council on 25 February 2022: not carried");
    assert_snapshot!(description(&svg), @"China: abstain; France: yes; United Kingdom: yes; Russia: no; United States: yes; India: abstain; Ireland: yes; Kenya: yes; Mexico: yes; Norway: yes; Albania: yes; United Arab Emirates: abstain; Brazil: yes; Gabon: yes; Ghana: yes");
    for words in ["11 yes", "3 abstain", "1 no", "permanent member"] {
        assert!(svg.contains(&format!(">{words}</text>")), "{words}");
    }
    let carried = folder.run(&line.replace("RUS=no", "RUS=abstain")).answer();
    assert!(title(&carried).ends_with(": carried"));
}

#[test]
fn a_body_without_votes_is_drawn_with_empty_seats() {
    let svg = Folder::new("seats").run("draw eu-council --as-of 2025-03-20").answer();
    assert_eq!(title(&svg), "Council of the European Union on 20 March 2025");
    assert_eq!(svg.matches("class=\"seat open\"").count(), 27);
    assert!(svg.contains(">27 seats</text>"));
}

#[test]
fn figures_of_a_dossier() {
    let folder = Folder::new("figures").with("bridge/dossier.toml", SMALL);
    let paths = folder.run("draw bridge").answer();
    assert!(paths.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""), "{paths}");
    assert_eq!(title(&paths), "Will the bridge be built?");
    assert_eq!(paths.matches("class=\"dot\"").count(), 2 * 50, "fifty dots for the question and for its path");
    assert_snapshot!(description(&paths), @"Any of them: 15 % (15 to 15) · highly unlikely; A bridge: 15 % (15 to 15) · highly unlikely");
    let path = folder.run("draw bridge --what path").answer();
    assert_snapshot!(description(&path), @"a permit (30 %) and an early thaw (50 %).");
    assert_eq!(path, folder.run("draw bridge --what path:bridge").answer());
    let ladder = folder.run("draw bridge --what ladder").answer();
    assert_eq!(title(&ladder), "What stands between today and: a bridge");
    // To a file, the same bytes each time.
    assert_eq!(folder.run("draw bridge -o paths.svg").answer(), "");
    assert_eq!(std::fs::read_to_string(folder.0.join("paths.svg")).unwrap(), paths);
}

#[test]
fn a_council_of_a_dossier_shows_stances() {
    let folder = Folder::new("council");
    let svg = folder.run("draw ukraine-force-2025 --what council --draws 16").answer();
    assert!(title(&svg).starts_with("UN Security Council on "), "{}", title(&svg));
    assert!(description(&svg).contains("Russia: "));
    assert!(!svg.contains("<a "), "a picture that stands alone leads nowhere");
}

#[test]
fn what_cannot_be_drawn_says_why() {
    let folder = Folder::new("refused").with("bridge/dossier.toml", SMALL);
    assert_snapshot!(folder.run("draw un-securty-council").refusal(), @"
    error: `un-securty-council` is neither a body nor a dossier
     |
     = help: the nearest name is `un-security-council`
     = help: bodies are listed by placet bodies; a dossier is a folder with a dossier.toml, or one that ships
    ");
    assert_snapshot!(folder.run("draw turkey-deployment --as-of 2003-03-01").refusal(), @"
    error: `turkey-deployment` is known by how many sit in it, not by who: it has no seats to draw
     |
     = help: judge a count with placet vote --counts
    ");
    assert_snapshot!(folder.run("draw bridge --what pths").refusal(), @"
    error: there is no figure `pths`
     |
     = help: the nearest name is `paths`
     = help: figures are paths, path:ID, ladder:ID and council:MOTION
    ");
    assert_snapshot!(folder.run("draw bridge --what path:brigde").refusal(), @"
    error: `bridge` has no path `brigde`
     |
     = help: the nearest name is `bridge`
    ");
    assert_snapshot!(folder.run("draw bridge --what council").refusal(), @"
    error: no body votes on anything in `bridge`
    ");
    assert_snapshot!(folder.run("draw bridge UKR=no").refusal(), @"
    error: `UKR=no` is a vote, and a dossier is drawn as it is
     |
     = help: name the body: placet draw BODY RUS=no
    ");
    assert_snapshot!(folder.run("draw un-security-council/veto").refusal(), @"
    error: `un-security-council` has no rule `veto`
     |
     = help: the names are substantive, procedural, pacific_settlement, substantive_to_1965, procedural_to_1965, pacific_settlement_to_1965, court_election, charter_conference, charter_conference_to_1968
    ");
    assert!(folder.run("draw eu-council RUS=no").refusal().contains("RUS has no seat"));
    assert!(folder.run("draw eu-council DEU").refusal().contains("write ACTOR=OPTION"));
}
