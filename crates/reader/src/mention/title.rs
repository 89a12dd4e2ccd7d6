//! Titles: a head with its determiner, status, owner, modifiers, and what follows it.

use super::class::Group;
use super::heads::Head;
use super::people::run;
use super::phrase::{Determiner, Owner, Step, Title};
use super::words::Word;
use super::{Form, Kind};

impl Step<'_, '_> {
    /// The title that begins at a word.
    pub(crate) fn title(&self, at: usize) -> Option<Title> {
        let sentence = self.words.get(at)?.sentence;
        let mut place = at;
        let mut determiner = Determiner::None;
        let mut status = None;
        let first = &self.words[at];
        if first.among(&["the", "this"]) {
            (determiner, place) = (Determiner::Definite, at + 1);
        } else if first.has(Group::Indefinite) {
            (determiner, place) = (Determiner::Indefinite, at + 1);
        }
        self.status(&mut place, &mut status);
        let mut owner = Owner::Nobody;
        if let Some(hit) = self.owner_at(place) {
            owner = Owner::Hit(hit);
            place = self.hits[hit].to;
            if self.words.get(place).is_some_and(|word| word.folded == "'s" || word.folded == "'") {
                place += 1;
            }
        } else if self.words.get(place).is_some_and(|word| word.among(&["its", "his", "her", "their", "whose"])) {
            owner = Owner::Pronoun(place);
            place += 1;
            // "his Turkish colleague"
            if let Some(hit) = self.owner_at(place).filter(|hit| self.hits[*hit].record_as(Form::Demonym).is_some()) {
                owner = Owner::Hit(hit);
                place = self.hits[hit].to;
            }
        }
        let possessed =
            at.checked_sub(1).is_some_and(|before| matches!(self.words[before].folded.as_ref(), "'s" | "'"));
        if possessed
            && owner == Owner::Nobody
            && determiner == Determiner::None
            && self.words[at - 1].sentence == sentence
        {
            owner = Owner::Before(at - 1);
        }
        self.status(&mut place, &mut status);
        let from = place;
        // Modifiers, then the last word of them that is a head.
        let mut end = place;
        let mut last_head = None;
        while let Some(word) = self.words.get(end).filter(|word| word.sentence == sentence && end - place < 7) {
            if self
                .cover
                .at(end)
                .is_some_and(|hit| !self.hits[hit].dropped && self.hits[hit].from == end && !generic(word))
            {
                break;
            }
            if let Some(head) = word.class.head() {
                last_head = Some((end, head));
            } else if !(word.has(Group::Modifier) || (word.folded == "-" && end > place)) {
                break;
            }
            end += 1;
        }
        let (head_at, head) = last_head?;
        let mut to = head_at + 1;
        let mut phrase: Vec<&str> =
            self.words[from..to].iter().filter(|word| word.folded != "-").map(|word| word.lower.as_ref()).collect();
        self.tail(&mut to, &mut phrase, &mut owner, head);
        if head == Head::Body || head == Head::Group || head == Head::Country {
            phrase.retain(|word| *word != "the");
        }
        phrase.retain(|word| !STATUS.iter().any(|(status, _)| status == word) && !IDLE.contains(word));
        let last = phrase.last().copied().unwrap_or("");
        let body = matches!(last, "council" | "commission" | "agency" | "fund" | "union");
        let capital = self.words[to - 1].capital();
        // "the Russian Security Council" is a body of a state; "the council" points back.
        let owned =
            matches!(owner, Owner::Hit(_)) || (capital && phrase.len() > 1 && determiner == Determiner::Definite);
        let head = if head == Head::Group && body && owned { Head::Body } else { head };
        let title = Title { head, words: phrase.join(" "), owner, status, determiner, from: at, to };
        self.stands(&title).then_some(title)
    }

    /// A bare head means somebody only with an owner, a determiner, or before a name; "in general" and "to head" mean nobody.
    fn stands(&self, title: &Title) -> bool {
        let bare = title.owner == Owner::Nobody && title.determiner == Determiner::None;
        let name = || run(self, title.to, true).is_some();
        let next = self.words.get(title.to);
        let state =
            next.is_some_and(|word| word.among(&["state", "states", "country", "countries", "nations", "governments"]));
        let before = title.from.checked_sub(1).map(|before| &self.words[before]);
        let predicate = before.is_some_and(|word| {
            word.among(&["is", "are", "was", "were", "as", "become", "became", "be", "been", "being"])
        });
        match title.head {
            Head::Office(_) => {
                !bare
                    || name()
                    || (title.words.contains(' ') && self.after_comma(title.from))
                    || self.after_comma(title.from) && title.to > title.from + 1
            }
            Head::Somebody if title.words.ends_with("member") => {
                !predicate && !state && (name() || MEMBERS.iter().any(|word| title.words.contains(word)))
            }
            Head::Somebody => !bare || name(),
            Head::People if title.words.ends_with("members") => !predicate && title.owner != Owner::Nobody,
            Head::People => true,
            Head::Body => !bare || title.words.contains("authorities"),
            Head::Country | Head::Group => {
                title.owner != Owner::Nobody && title.head == Head::Country
                    || title.determiner == Determiner::Definite
                    || matches!(title.owner, Owner::Pronoun(_))
            }
        }
    }

    fn after_comma(&self, at: usize) -> bool {
        at > 0 && self.words[at - 1].folded == ","
    }

    /// "of foreign affairs", "of the European Commission", "-general", "to the UN".
    fn tail<'p>(&'p self, to: &mut usize, phrase: &mut Vec<&'p str>, owner: &mut Owner, head: Head) {
        let dash = self.words.get(*to).is_some_and(|word| word.folded == "-");
        let general = |at: usize| self.words.get(at).is_some_and(|word| word.among(&["general", "elect", "designate"]));
        if dash && general(*to + 1) {
            if let Some(last) =
                phrase.last_mut().filter(|last| **last == "secretary" || **last == "director" || **last == "attorney")
            {
                *last = match *last {
                    "secretary" => "secretary-general",
                    "director" => "director-general",
                    _ => "attorney-general",
                };
            }
            *to += 2;
        } else if general(*to)
            && phrase.last().is_some_and(|last| matches!(*last, "secretary" | "director" | "attorney" | "governor"))
        {
            phrase.push("general");
            *to += 1;
        }
        // "officials in Berlin": of the government that sits there.
        let seat = matches!(head, Head::People | Head::Somebody | Head::Body) && *owner == Owner::Nobody;
        if seat && self.words.get(*to).is_some_and(|word| word.among(&["in", "at"])) {
            let the = usize::from(self.words.get(*to + 1).is_some_and(|word| word.is("the")));
            let next = *to + 1 + the;
            if let Some(hit) = self.capital_at(next) {
                *owner = Owner::Hit(hit);
                *to = self.hits[hit].to;
                return;
            }
        }
        for _ in 0..2 {
            let Some(link) = self.words.get(*to).filter(|word| word.among(&["of", "for", "to"])) else { return };
            let mut next = *to + 1;
            if self.words.get(next).is_some_and(|word| word.is("the")) {
                next += 1;
            }
            let hit =
                self.cover.at(next).filter(|hit| self.hits[*hit].from == next && self.hits[*hit].record().is_some());
            if let Some((hit, end)) = self.body_at(next).filter(|_| !link.is("to") && *owner == Owner::Nobody) {
                *owner = Owner::Hit(hit);
                *to = end;
                continue;
            }
            if let Some(end) =
                self.ministry_at(next).filter(|_| hit.is_none() && link.is("for") && *owner == Owner::Nobody)
            {
                // "a spokesman for the foreign ministry" is a foreign ministry spokesman.
                phrase.splice(0..0, self.words[next..end].iter().map(|word| word.lower.as_ref()));
                *to = end;
                if self.words.get(end).is_some_and(|word| word.is("in"))
                    && let Some(hit) = self.capital_at(end + 1)
                {
                    *owner = Owner::Hit(hit);
                    *to = self.hits[hit].to;
                }
                return;
            }
            if let Some(hit) = hit.filter(|hit| self.hits[*hit].record_as(Form::Demonym).is_none() && self.owns(*hit)) {
                if link.is("to") && !matches!(head, Head::Office(_)) {
                    return;
                }
                let whole = self.hits[hit].to;
                if !link.is("to") && *owner == Owner::Nobody {
                    *owner = Owner::Hit(hit);
                } else if link.is("to") {
                    phrase.extend(["to", self.words[next].lower.as_ref()]);
                } else {
                    return;
                }
                *to = whole;
                continue;
            }
            let topic = self.words.get(next).is_some_and(|word| word.has(Group::Topic)) && !link.is("to");
            if !topic || !matches!(head, Head::Office(_)) {
                return;
            }
            phrase.push(link.lower.as_ref());
            if next > *to + 1 {
                phrase.push("the");
            }
            let mut last = next;
            while last < next + 5 && self.words.get(last).is_some_and(|word| word.has(Group::Topic)) {
                last += 1;
            }
            while self.words[last - 1].among(&["and", "the"]) && last > next + 1 {
                last -= 1;
            }
            phrase.extend(self.words[next..last].iter().map(|word| word.lower.as_ref()));
            *to = last;
        }
    }

    /// "former", "then-", "acting".
    fn status(&self, place: &mut usize, status: &mut Option<&'static str>) {
        while let Some(word) = self.words.get(*place) {
            let Some((_, found)) = STATUS.iter().find(|(name, _)| word.is(name)) else { return };
            *status = status.or(*found);
            *place += 1;
            if self.words.get(*place).is_some_and(|word| word.folded == "-") {
                *place += 1;
            }
        }
    }

    /// A state, a body or an organisation that may own what follows.
    fn owner_at(&self, at: usize) -> Option<usize> {
        let hit = self.cover.at(at).filter(|hit| self.hits[*hit].from == at)?;
        self.owns(hit).then_some(hit)
    }

    /// A namesake owns nothing, but a place does: "Moscow's mayor".
    fn owns(&self, hit: usize) -> bool {
        let record = self.hits[hit].record().map(|(number, _)| self.gazetteer.record(number));
        record.is_some_and(|record| !self.hits[hit].dropped || record.kind == Kind::State)
    }

    /// The body of a state that begins at a word, to its end: "Indonesian military", "French foreign ministry".
    fn body_at(&self, at: usize) -> Option<(usize, usize)> {
        let hit = self.cover.at(at).filter(|hit| self.hits[*hit].from == at && self.owns(*hit))?;
        let mut end = self.hits[hit].to;
        if self.words.get(end).is_some_and(|word| word.folded == "'s") {
            end += 1;
        }
        let from = end;
        while self
            .words
            .get(end)
            .is_some_and(|word| end - from < 4 && word.has(Group::Modifier) && word.class.head() != Some(Head::Body))
        {
            end += 1;
        }
        let body = self.words.get(end).is_some_and(|word| word.class.head() == Some(Head::Body));
        body.then_some((hit, end + 1))
    }

    /// The end of a body whose state is not said: "foreign ministry".
    fn ministry_at(&self, at: usize) -> Option<usize> {
        let body = |word: &Word<'_>| word.class.head() == Some(Head::Body);
        let mut end = at;
        while self.words.get(end).is_some_and(|word| end - at < 4 && word.has(Group::Modifier) && !body(word)) {
            end += 1;
        }
        self.words.get(end).is_some_and(body).then_some(end + 1)
    }

    /// A capital, though it may only say where: whoever governs sits there.
    fn capital_at(&self, at: usize) -> Option<usize> {
        let hit = self.cover.at(at).filter(|hit| self.hits[*hit].from == at && self.owns(*hit))?;
        self.hits[hit].record_as(Form::Metonym).map(|_| hit)
    }

    /// The owner that ends right before a word.
    pub(super) fn owner_before(&self, from: usize) -> Option<(Owner, usize)> {
        let mut at = from.checked_sub(1)?;
        if self.words[at].folded == "'s" {
            at = at.checked_sub(1)?;
        }
        let hit = self.cover.at(at).filter(|hit| self.hits[*hit].to == at + 1 && self.hits[*hit].record().is_some())?;
        Some((Owner::Hit(hit), self.hits[hit].from))
    }
}

/// Whose members are people who speak: of a cabinet, not of an alliance.
const MEMBERS: &[&str] = &[
    "cabinet",
    "government",
    "unnamed",
    "senior",
    "parliament",
    "council",
    "party",
    "committee",
    "delegation",
    "team",
];

/// Heads that are also names of bodies in the gazetteer: "Congress", "Senate" keep their own meaning.
fn generic(word: &Word<'_>) -> bool {
    word.among(&["general", "chief", "premier"])
}

const STATUS: &[(&str, Option<&str>)] = &[
    ("former", Some("former")),
    ("ex", Some("former")),
    ("then", Some("current")),
    ("late", Some("former")),
    ("onetime", Some("former")),
    ("acting", Some("acting")),
    ("interim", Some("acting")),
    ("caretaker", Some("acting")),
    ("outgoing", Some("current")),
    ("incoming", Some("designate")),
    ("new", None),
    ("newly", None),
    ("current", None),
    ("long-time", None),
];

/// Words that say nothing of which office it is.
const IDLE: &[&str] = &[
    "elected",
    "embattled",
    "veteran",
    "hardline",
    "senior",
    "top-ranking",
    "unnamed",
    "anonymous",
    "own",
    "ranking",
    "respective",
];
