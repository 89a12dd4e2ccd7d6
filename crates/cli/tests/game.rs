//! `placet game`, and reactions in the other commands.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Folder, SMALL};
use insta::assert_snapshot;

const ENTRY: &str = r#"EFG 2 R "entry deterrence" { "entrant" "incumbent" }
"A classic, with a tie for the incumbent where nothing is at stake."

p "" 1 1 "market" { "out" "in" } 0
t "" 1 "out" { 1, 5 }
p "" 2 1 "answer" { "fight" "share" } 0
t "" 2 "fight" { -1, 2 }
t "" 3 "share" { 2, 2 }
"#;

#[test]
fn a_game_of_gambits() {
    let folder = Folder::new("entry").with("entry.efg", ENTRY);
    assert_snapshot!(folder.run("game entry.efg --lambda 2").answer(), @"
    entry deterrence
    Quantal response at λ = 2; in brackets without errors

    1 market: entrant, reached 1.0000
        out                                      0.731059  [1.000]
        in                                       0.268941  [0.000]

    3 answer: incumbent, reached 0.2689
        fight                                    0.500000  [0.500]
        share                                    0.500000  [0.500]

    Each player expects
        entrant                                  0.865529
        incumbent                                4.193176

    A tie at answer: fight, share are equally good
    ");
    let json = folder.run("game entry.efg --format json").json();
    assert_eq!(json["schema"], "placet-game/1");
    assert_eq!((&json["lambda"], &json["nodes"][2]["tie"]), (&serde_json::json!(1.0), &serde_json::json!(true)));
    // What is written is read back, to a file whose ending says how.
    folder.run("game entry.efg -o again.efg").answer();
    assert_eq!(folder.run("game again.efg").answer(), folder.run("game entry.efg --lambda 1").answer());
}

#[test]
fn mistakes_in_a_file_are_shown_at_their_place() {
    let refused = |text: &str| Folder::new("broken").with("g.efg", text).run("game g.efg").refusal();
    assert_snapshot!(refused(&ENTRY.replace("{ 2, 2 }", "{ 2 }")), @r#"
    error: the outcome `share` needs a payoff for each of 2 players; given: 1
     --> g.efg:8:16
      |
    8 | t "" 3 "share" { 2 }
      |                ^^^^^
    "#);
    assert_snapshot!(refused(&ENTRY.replace("t \"\" 3 \"share\" { 2, 2 }", "t \"\" 0")), @r#"
    error: this end has no payoffs, and neither has any node on the way to it
     --> g.efg:8:1
      |
    8 | t "" 0
      | ^
    "#);
    assert_snapshot!(refused(&ENTRY.replace("p \"\" 2 1 \"answer\"", "p \"\" 1 1 \"answer\"")), @r#"
    error: player 1 moves in information set 1 also at line 4, so does not see all that went before: only games of perfect information can be played, not yet others
     --> g.efg:6:8
      |
    6 | p "" 1 1 "answer" { "fight" "share" } 0
      |        ^
    "#);
    let chance = ENTRY.replace(
        "p \"\" 2 1 \"answer\" { \"fight\" \"share\" }",
        "c \"\" 1 \"answer\" { \"fight\" 1/2 \"share\" 1/3 }",
    );
    assert_snapshot!(refused(&chance), @r#"
    error: the probabilities of the move `answer` add up to 0.8333333333333333, not 1
     --> g.efg:6:17
      |
    6 | c "" 1 "answer" { "fight" 1/2 "share" 1/3 } 0
      |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^
    "#);
    assert!(Folder::new("none").run("game none.efg").refusal().contains("`none.efg` cannot be read"));
    assert!(Folder::new("latin").with("g.efg", "EFG").run("game g.efg --lambda x").err.contains("is no λ"));
}

#[test]
fn the_founding_tree_alone() {
    let folder = Folder::new("founding");
    let text = folder.run("game ukraine-force-2025 --draws 64").answer();
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    for words in [
        "If the coalition goes ahead with a mandate (un_led_mission,",
        "If the coalition goes ahead without a mandate",
        "If the coalition does not go ahead:",
        "judgement",
        "Sergey Lavrov, foreign minister (statement:lavrov-2025-03-06) binds",
        "Dmitry Medvedev, deputy chair of a security council",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let efg = folder.run("game ukraine-force-2025 --format efg --draws 64").answer();
    assert!(efg.starts_with("EFG 2 R \"Will a European force be in Ukraine"));
    assert_eq!(efg.lines().filter(|line| line.starts_with("t ")).count(), 21);
    assert!(
        Folder::new("bridge").with("bridge/dossier.toml", SMALL).run("game bridge").refusal().contains("has no moves")
    );
}

#[test]
fn reactions_are_in_every_view_of_the_whole_brief() {
    let folder = Folder::new("views");
    let json = folder.run("brief ukraine-force-2025 --format json --draws 64").json();
    let reactions = &json["reactions"];
    let paths: Vec<&str> = json["paths"].as_array().unwrap().iter().map(|path| path["id"].as_str().unwrap()).collect();
    let mut covered: Vec<&str> = Vec::new();
    for branch in reactions["branches"].as_array().unwrap() {
        let sum: f64 =
            branch["ends"].as_array().unwrap().iter().map(|end| end["prospects"]["mean"].as_f64().unwrap()).sum();
        assert!((sum - 1.0).abs() < 1e-4, "{sum}");
        covered.extend(branch["paths"].as_array().unwrap().iter().map(|path| path.as_str().unwrap()));
    }
    covered.sort_unstable();
    let mut all = paths.clone();
    all.sort_unstable();
    assert_eq!(covered, all, "every path is a branch of the tree");
    let weight = |id: &str| {
        let threats = reactions["threats"].as_array().unwrap();
        threats.iter().find(|threat| threat["id"] == id).unwrap()["weight"]["mean"].as_f64().unwrap()
    };
    // By office: a minister's words bind more than those of a deputy chair.
    assert!(weight("lavrov_involvement") > 2.0 * weight("medvedev_war"));
    let text = folder.run("brief ukraine-force-2025 --full --draws 64").answer();
    assert!(text.contains("\nReactions\n") && text.contains("(medvedev_war)"));
    let html = folder.run("brief ukraine-force-2025 --format html --draws 64").answer();
    assert!(html.contains("<section id=\"reactions\"") && html.contains("id=\"threat-medvedev_war\""));
    let screen = folder.run("brief ukraine-force-2025 --draws 64").answer();
    assert!(!screen.contains("Reactions"));
}

#[test]
fn reactions_are_set_and_asked_about() {
    let folder = Folder::new("set");
    let set =
        folder.run("whatif ukraine-force-2025 RUS@russia_without_mandate=accepts --draws 64 --format json").json();
    let branch = &set["reactions"]["changed"]["branches"][1];
    assert_eq!(branch["option"], "without_mandate");
    assert_eq!(branch["ends"].as_array().unwrap().len(), 1);
    assert_eq!(branch["ends"][0]["prospects"]["words"], "certain");
    let text = folder.run("whatif ukraine-force-2025 RUS@struck_and_stays=0 --draws 64").answer();
    assert!(text.contains("\nReactions") && text.contains("Carrying it out pays:"));
    for target in ["medvedev_war", "russia_without_mandate", "accepted", "RUS@accepted", "reactions.precision"] {
        let why = folder.run(&format!("why ukraine-force-2025 {target} --draws 64")).answer();
        assert!(why.starts_with(target), "{why}");
    }
    let unknown = folder.run("why ukraine-force-2025 medvedev_wars --draws 64").refusal();
    assert!(unknown.contains("the nearest name is `medvedev_war`"), "{unknown}");
}
