// SPDX-License-Identifier: MIT
// Several people who share a window, in memory.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "notebook.hpp"

namespace eupnea {

/// A shared library in memory: a journal for each.
struct Household {
    std::vector<ui::PersonCard> people{
        {"id-anna", "Anna", 12, "2026-11-21", "arrive", Word{"/dev/ttyACM0"}, {}},
        {"id-ben", "Ben", 3, "2026-11-20", "4-0-6-0", {}, {}},
        {"id-berta", "Berta", 0, "", "", {}, {}}};
    std::map<std::string, Kept> kept;
    std::vector<std::string> chosen;

    ui::Resources resources()
    {
        ui::Resources all = full_resources();
        all.people.several = true;
        all.people.request = [this] { return replied<std::vector<ui::PersonCard>>(people); };
        all.people.add = [this](const std::string& name) {
            people.push_back({"id-" + name, name, 0, "", "", {}, {}});
            return replied<void>({});
        };
        all.people.rename = [this](const ui::PersonCard& person, const std::string& name) {
            for (ui::PersonCard& one : people)
                if (one.identity == person.identity) one.name = name;
            return replied<void>({});
        };
        all.people.archive = [this](const ui::PersonCard& person) { return take_out(person); };
        all.people.request_belongings = [](const ui::PersonCard&) {
            return replied<std::string>("12 sessions (3 h 20 min), 5 journal entries and 1 goal.");
        };
        all.people.remove = [this](const ui::PersonCard& person) { return take_out(person); };
        all.people.choose = [this](const ui::PersonCard& person) {
            chosen.push_back(person.identity);
        };
        all.people.notebook_of = [this](const ui::PersonCard& person) {
            return kept[person.identity].notebook();
        };
        all.recordings.request_sessions = [](const std::string& person) {
            ListedSession session;
            session.number = 1;
            session.begun = "2026-11-21 09:00";
            session.device = person + " belt";
            return replied<std::vector<ListedSession>>(std::vector{session});
        };
        return all;
    }
    ui::Reply<void> take_out(const ui::PersonCard& person)
    {
        std::erase_if(people, [&](const auto& one) { return one.identity == person.identity; });
        return replied<void>({});
    }
};

} // namespace eupnea
