// SPDX-License-Identifier: MIT
#include "app/confirmation.hpp"

#include <iostream>
#include <string>

#include "app/print.hpp"

namespace eupnea::app {

bool confirmed(std::string_view question)
{
    print("{} [y/N] ", question);
    std::fflush(stdout);
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "Y" || answer == "yes";
}

} // namespace eupnea::app
