//! Who is meant where: what a reader of the news would say, in our own sentences, and what must hold for any text.

use proptest::prelude::*;
use reader::gazetteer::{Actors, ActorsError};
use reader::{Article, Entity, Form, Gazetteer, Kind, Mentions, Quotation, mention};

fn read(text: &str, date: &str) -> (Article, Mentions) {
    let article = Article::new("test", text, terms::parse_date(date).ok());
    let found = mention::mentions(&article, &Gazetteer::shipped(), &[]);
    (article, found)
}

/// Who is meant by the words; of several places the last, of several mentions at a place the longest.
fn meant(text: &str, date: &str, words: &str) -> Option<Entity> {
    let (article, found) = read(text, date);
    let hit = found.mentions.iter().rfind(|mention| article.at(&mention.span) == words)?;
    Some(found.entities[hit.entity].clone())
}

fn principal(text: &str, date: &str, words: &str) -> String {
    meant(text, date, words).map_or_else(|| "nobody".to_owned(), |entity| entity.principals.join("+"))
}

const DAY: &str = "2025-03-20";

#[test]
fn a_president_is_one_from_the_day_of_taking_office() {
    let on = |date| meant("Emmanuel Macron welcomed the talks.", date, "Emmanuel Macron").unwrap();
    assert_eq!(on("2018-05-01").office.as_deref(), Some("President of France"));
    assert_eq!(on("2015-05-01").office.as_deref(), Some("Minister of Economy of France"));
    let blair = meant("Tony Blair criticised the plan.", DAY, "Tony Blair").unwrap();
    assert_eq!((blair.principals.as_slice(), blair.status.as_deref()), (&["GBR".to_owned()][..], Some("former")));
    assert_eq!(principal("Rutte called for unity.", "2020-07-01", "Rutte"), "NLD");
    assert_eq!(principal("Rutte called for unity.", "2025-02-01", "Rutte"), "NATO");
}

#[test]
fn the_text_itself_teaches_names_and_offices() {
    let text =
        "Foreign minister Jane Doe of Ruritania met reporters. Doe said she would resign. The minister gave no reason.";
    let (article, found) = read(text, DAY);
    let of: Vec<(&str, Form, &str)> = found
        .mentions
        .iter()
        .map(|mention| (article.at(&mention.span), mention.form, found.entities[mention.entity].name.as_str()))
        .filter(|(.., name)| *name == "Jane Doe")
        .collect();
    let expected = [
        ("Jane Doe", Form::Name, "Jane Doe"),
        ("Doe", Form::Name, "Jane Doe"),
        ("she", Form::Pronoun, "Jane Doe"),
        ("The minister", Form::Title, "Jane Doe"),
    ];
    assert_eq!(of, expected);
    let text =
        "Polish defence minister Jan Nowak and his Danish counterpart, Lise Holm, signed the pact. Holm left early.";
    assert_eq!(principal(text, DAY, "Holm"), "DNK");
}

#[test]
fn a_place_is_an_actor_only_where_it_acts() {
    for (text, words, asked) in [
        ("Ankara rejected the offer.", "Ankara", "TUR"),
        ("The offer was welcomed in Ankara.", "Ankara", "TUR"),
        ("Crowds filled the squares of Ankara.", "Ankara", "TUR"),
        ("The envoys met in Ankara.", "Ankara", "nobody"),
        ("She flew to Ankara on Monday.", "Ankara", "nobody"),
        ("The Ankara Protocol was never applied.", "Ankara", "nobody"),
        ("A truce between Moscow and Kyiv is far off.", "Moscow", "RUS"),
        ("Brussels sued Warsaw.", "Brussels", "EU"),
        ("Brussels wants Flanders to pay its share.", "Brussels", "BEL"),
    ] {
        assert_eq!(principal(text, DAY, words), asked, "{text}");
    }
}

#[test]
fn namesakes_are_told_apart() {
    for (text, words, asked) in [
        ("Jordan closed its airspace.", "Jordan", "JOR"),
        ("Jordan Miller wrote the novel.", "Jordan", "nobody"),
        ("Turkey signed the accord.", "Turkey", "TUR"),
        ("Roast Turkey with gravy was on the menu.", "Turkey", "nobody"),
        ("New Mexico elected a governor.", "Mexico", "nobody"),
        ("The Congolese delegation left Brazzaville.", "Congolese", "COG"),
        ("South Sudan is not Sudan.", "South Sudan", "SSD"),
        ("May lost the vote.", "May", "GBR"),
        ("In May the vote was lost.", "May", "nobody"),
        ("Italian wine is dear.", "Italian", "nobody"),
        ("Italian ministers objected.", "Italian", "ITA"),
        ("Brazil beat Spain 2-1.", "Brazil", "nobody"),
    ] {
        assert_eq!(principal(text, "2018-05-01", words), asked, "{text}");
    }
}

#[test]
fn unnamed_people_keep_their_side() {
    let french = meant("French officials doubted it.", DAY, "French officials").unwrap();
    assert_eq!((french.kind, french.principals), (Kind::Unnamed, vec!["FRA".to_owned()]));
    let people = meant("People familiar with the matter said so.", DAY, "People familiar with the matter").unwrap();
    assert_eq!((people.kind, people.principals), (Kind::Unnamed, vec!["unknown".to_owned()]));
}

#[test]
fn titles_and_pronouns_point_back() {
    let text = "Volodymyr Zelensky met Olaf Scholz in Berlin. The Ukrainian president thanked the chancellor. He asked for more.";
    assert_eq!(meant(text, "2023-05-14", "The Ukrainian president").unwrap().name, "Volodymyr Zelensky");
    assert_eq!(meant(text, "2023-05-14", "the chancellor").unwrap().name, "Olaf Scholz");
    assert_eq!(meant(text, "2023-05-14", "He").unwrap().name, "Volodymyr Zelensky");
    let text =
        "Estonia and Latvia signed the treaty. The two countries share a border. The latter has yet to ratify it.";
    assert_eq!(principal(text, DAY, "The two countries"), "EST+LVA");
    assert_eq!(principal(text, DAY, "The latter"), "LVA");
    let text = "NATO will send a mission. The alliance has not said when.";
    assert_eq!(principal(text, DAY, "The alliance"), "NATO");
    assert!(meant("The government fell. It is not clear why.", DAY, "It").is_none());
    assert_eq!(principal("A Franco-German plan was tabled.", DAY, "Franco-German"), "FRA+DEU");
}

#[test]
fn the_first_person_is_marked_inside_quotations() {
    let text = "“We will not sign,” she said. We asked why.";
    let article = Article::new("test", text, None);
    let close = text.find('”').unwrap();
    let span = 0..close + '”'.len_utf8();
    let quotation = Quotation { span, inner: '“'.len_utf8()..close, scare: false, continues: None };
    let found = mention::mentions(&article, &Gazetteer::shipped(), &[quotation]);
    let marked: Vec<&str> = found.first_person.iter().map(|span| article.at(span)).collect();
    assert_eq!(marked, ["We"]);
}

const RURITANIA: &str = r#"{
    "states": [{"code": "RUR", "name": "Ruritania", "demonyms": ["Ruritanian"], "capital": "Strelsau"}],
    "organisations": [{"code": "HL", "name": "Hentzau League", "aliases": ["the League"]}],
    "media": [{"name": "Strelsau Gazette", "state": "RUR"}],
    "persons": [{"name": "Rudolf Rassendyll", "principal": "RUR", "office": "king", "from": "2024-01-01"}]
}"#;

#[test]
fn a_user_adds_actors() {
    let gazetteer = Gazetteer::shipped().with_actors(&Actors::parse(RURITANIA).unwrap());
    let text = "Strelsau refused. The Ruritanian king spoke to the Gazette. Rassendyll blamed the League.";
    let article = Article::new("test", text, terms::parse_date(DAY).ok());
    let found = mention::mentions(&article, &gazetteer, &[]);
    let named: Vec<(&str, &str)> =
        found.mentions.iter().map(|m| (article.at(&m.span), found.entities[m.entity].name.as_str())).collect();
    let expected = [
        ("Strelsau", "Ruritania"),
        ("The Ruritanian king", "Rudolf Rassendyll"),
        ("Ruritanian", "Ruritania"),
        ("Gazette", "Strelsau Gazette"),
        ("Rassendyll", "Rudolf Rassendyll"),
        ("League", "Hentzau League"),
    ];
    assert_eq!(named, expected);
}

#[test]
fn a_file_of_actors_that_cannot_be_read_says_what_was_expected() {
    let wrong = |json: &str| Actors::parse(json).unwrap_err();
    insta::assert_snapshot!(wrong("[]"), @"the actors must be one object with the lists states, organisations, media, persons");
    insta::assert_snapshot!(wrong(r#"{"states": [{"name": "Ruritania"}]}"#), @"entry 1 of `states` has no `code`");
    insta::assert_snapshot!(wrong(r#"{"states": "Ruritania"}"#), @r#"`states` must be a list of objects such as {"code": "RUR", "name": "Ruritania"}"#);
    insta::assert_snapshot!(
        wrong(r#"{"persons": [{"name": "Rudolf", "principal": "RUR", "from": "1.1.2024"}]}"#),
        @"entry 1 of `persons`: `1.1.2024` is not a date; write it as 2025-03-20"
    );
    assert!(matches!(wrong("{"), ActorsError::Json(_)));
}

/// What must hold of any text.
fn assert_sound(text: &str) -> Result<(), TestCaseError> {
    let article = Article::new("test", text, None);
    let found = mention::mentions(&article, &Gazetteer::shipped(), &[]);
    let key = |m: &mention::Mention| (m.span.start, usize::MAX - m.span.end);
    prop_assert!(found.mentions.windows(2).all(|pair| key(&pair[0]) <= key(&pair[1])));
    for mention in &found.mentions {
        prop_assert!(text.get(mention.span.clone()).is_some_and(|words| !words.is_empty()));
        prop_assert!(mention.entity < found.entities.len());
        let apart = |other: &mention::Mention| {
            let (a, b) = (&mention.span, &other.span);
            let inside = (a.start <= b.start && b.end <= a.end) || (b.start <= a.start && a.end <= b.end);
            a.end <= b.start || b.end <= a.start || inside
        };
        prop_assert!(found.mentions.iter().all(apart), "{:?}", article.at(&mention.span));
    }
    for entity in &found.entities {
        prop_assert!(!entity.principals.is_empty() && !entity.id.is_empty());
    }
    let mut ids: Vec<&str> = found.entities.iter().map(|entity| entity.id.as_str()).collect();
    ids.sort_unstable();
    prop_assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{ids:?}");
    Ok(())
}

/// Words that meet in every order in the news, and some that should not.
const WORDS: &[&str] = &[
    "Macron",
    "the",
    "former",
    "French",
    "president",
    "of",
    "France",
    "'s",
    "U.S.",
    "Secretary",
    "-",
    "General",
    "Georgia",
    "Meloni",
    ",",
    ".",
    "said",
    "its",
    "minister",
    "Jane",
    "Doe",
    "von",
    "der",
    "Leyen",
    "and",
    "The",
    "latter",
    "two",
    "countries",
    "(",
    ")",
    "Security",
    "Council",
    "in",
    "Moscow",
    "May",
    "He",
    "it",
    "“",
    "”",
    "Franco",
    "British",
    "officials",
    "familiar",
    "with",
    "people",
    "Turkey",
    "’s",
    "\n\n",
    "É",
    "é",
    "漢",
    "\u{301}",
    "\u{0}",
    "🙂",
    "to",
    "for",
    "a",
    "foreign",
    "affairs",
    "predecessor",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,200}") {
        assert_sound(&text)?;
    }

    #[test]
    fn any_news_is_read_without_harm(picks in prop::collection::vec((0..WORDS.len(), any::<bool>()), 0..60)) {
        let text: String = picks.iter().map(|(pick, space)| format!("{}{}", WORDS[*pick], if *space { " " } else { "" })).collect();
        assert_sound(&text)?;
    }
}
