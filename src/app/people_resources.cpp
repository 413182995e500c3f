// SPDX-License-Identifier: MIT
#include "app/people_resources.hpp"

#include "app/resources.hpp"
#include "library/deletion.hpp"
#include "library/people.hpp"
#include "library/usual_baseline.hpp"

namespace eupnea::app {

namespace {

using Path = std::filesystem::path;

ui::PersonCard card_of(const PersonSummary& one)
{
    const Person& person = one.person;
    return {
        person.identity,    std::string{shown_name(person)},
        one.sessions,       one.last_begun_unix_ms ? local_date_text(*one.last_begun_unix_ms) : "",
        one.last_practice,  Word{person.device},
        Word{person.inputs}};
}

Result<Person> person_of(const Path& library, const ui::PersonCard& card)
{
    const auto people = people_in(library);
    if (!people) return fail(people.error());
    for (const PersonSummary& one : *people)
        if (one.person.identity == card.identity) return one.person;
    return fail(UserMessage{card.name + " is not in the library any more."});
}

Result<void> add(const Path& library, const std::string& name)
{
    auto people = People::open(library);
    if (!people) return fail(people.error());
    Person person;
    person.name = name;
    const auto added = people->add(std::move(person));
    if (!added) return fail(added.error());
    return {};
}

template <class Change>
Result<void> change(const Path& library, const ui::PersonCard& card, Change&& change)
{
    auto person = person_of(library, card);
    if (!person) return fail(person.error());
    change(*person);
    auto people = People::open(library);
    if (!people) return fail(people.error());
    return people->change(*person);
}

Result<std::string> belongings(const Path& path, const ui::PersonCard& card)
{
    const auto person = person_of(path, card);
    if (!person) return fail(person.error());
    const auto library = Library::open_for_reading(path);
    if (!library) return fail(library.error());
    const auto found = belongings_of(*library, *person);
    if (!found) return fail(found.error());
    return words_for(*found) + '.';
}

Result<void> remove(const Path& path, const ui::PersonCard& card)
{
    const auto person = person_of(path, card);
    if (!person) return fail(person.error());
    auto library = Library::open_for_writing(path);
    if (!library) return fail(complaint_of(library.error(), path));
    return delete_person(*library, *person);
}

} // namespace

Result<std::vector<ui::PersonCard>> person_cards(const Path& library)
{
    const auto people = people_in(library);
    if (!people) return fail(people.error());
    std::vector<ui::PersonCard> cards;
    for (const PersonSummary& one : *people)
        if (!one.person.archived) cards.push_back(card_of(one));
    return cards;
}

void post_usual_baseline(Engine& engine, const Path& library, const std::string& person)
{
    const auto usual = usual_baseline_in(library, person);
    if (!usual) return engine.notify(usual.error().sentence);
    engine.post(UseBaseline{*usual});
}

ui::People people_of(const Path& library, LibraryWorker& worker, Engine& engine,
                     CurrentPerson& current)
{
    const auto cards = person_cards(library);
    return {
        .several = cards && cards->size() > 1,
        .request = [=, &worker] { return worker.post([=] { return person_cards(library); }); },
        .add =
            [=, &worker](const std::string& name) {
                return worker.post([=] { return add(library, name); });
            },
        .rename =
            [=, &worker](const ui::PersonCard& card, const std::string& name) {
                return worker.post([=] {
                    return change(library, card, [&](Person& person) { person.name = name; });
                });
            },
        .archive =
            [=, &worker](const ui::PersonCard& card) {
                return worker.post([=] {
                    return change(library, card, [](Person& person) { person.archived = true; });
                });
            },
        .request_belongings =
            [=, &worker](const ui::PersonCard& card) {
                return worker.post([=] { return belongings(library, card); });
            },
        .remove =
            [=, &worker](const ui::PersonCard& card) {
                return worker.post([=] { return remove(library, card); });
            },
        .choose =
            [=, &worker, &engine, &current](const ui::PersonCard& card) {
                engine.forget_person();
                current.choose(card.identity);
                worker.post([=, &engine]() -> Result<void> {
                    if (!card.identity.empty()) post_usual_baseline(engine, library, card.identity);
                    return {};
                });
            },
        .notebook_of =
            [=, &worker](const ui::PersonCard& card) {
                return notebook_in(library, card.identity, worker);
            },
    };
}

} // namespace eupnea::app
