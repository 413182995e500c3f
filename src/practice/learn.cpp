// SPDX-License-Identifier: MIT
#include "practice/learn.hpp"

#include <algorithm>

#include "base/small_file.hpp"

namespace eupnea {

LearnPage read_page(const std::filesystem::path& file)
{
    const std::string whole = read_small_file(file).value_or("");
    const std::size_t title_end = std::min(whole.find('\n'), whole.size());
    LearnPage page;
    page.name = file.stem().string();
    page.name.erase(0, page.name.find_first_not_of("0123456789-"));
    page.title = whole.substr(0, title_end);
    page.title.erase(0, page.title.find_first_not_of("# "));
    page.text = whole.substr(std::min(title_end + 1, whole.size()));
    page.text.erase(0, page.text.find_first_not_of('\n'));
    return page;
}

std::vector<LearnPage> read_pages(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    std::error_code missing;
    for (const auto& entry : std::filesystem::directory_iterator{folder, missing})
        if (entry.path().extension() == ".md") files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<LearnPage> pages;
    for (const auto& file : files) pages.push_back(read_page(file));
    return pages;
}

} // namespace eupnea
