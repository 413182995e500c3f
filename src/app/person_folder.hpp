// SPDX-License-Identifier: MIT
// Everything of one person as a folder that anybody can open without Eupnea.
#pragma once

#include <filesystem>

#include "library/people.hpp"

namespace eupnea::app {

/// The page of contents, with links to the files beside it.
inline constexpr std::string_view contents_page = "index.html";

/// Text as HTML shows it: no tag, no entity, no attribute is begun by it.
std::string escaped_html(std::string_view text);

/// CSV for sessions, samples, beats, breaths and goals, JSON for the events and the person, Markdown for the
/// journal, and a page of contents for a browser. Throws a Failure where the folder holds something already or
/// cannot be written.
void write_person_folder(const std::filesystem::path& library, const Person& person,
                         const std::filesystem::path& folder);

} // namespace eupnea::app
